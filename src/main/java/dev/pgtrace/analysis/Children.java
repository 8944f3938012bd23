package dev.pgtrace.analysis;

import java.util.BitSet;

/// Executions that others ran inside of, and these, in the order of the file. Immutable.
final class Children {
    private final NumberedBits around;
    /// Where the children of each of those end.
    private final int[] ends;

    private final int[] children;

    private Children(NumberedBits around, int[] ends, int[] children) {
        this.around = around;
        this.ends = ends;
        this.children = children;
    }

    static Children of(Parents parents) {
        BitSet found = new BitSet();
        int nested = 0;
        for (int e = 0; e < parents.size(); e++) {
            if (parents.of(e) >= 0) {
                found.set(parents.of(e));
                nested++;
            }
        }
        NumberedBits around = NumberedBits.of(found);
        int[] next = new int[around.count() + 1];
        for (int e = 0; nested > 0 && e < parents.size(); e++) {
            if (parents.of(e) >= 0) {
                next[around.number(parents.of(e)) + 1]++;
            }
        }
        for (int i = 1; i < next.length; i++) {
            next[i] += next[i - 1];
        }
        int[] children = new int[nested];
        for (int e = 0; nested > 0 && e < parents.size(); e++) {
            if (parents.of(e) >= 0) {
                children[next[around.number(parents.of(e))]++] = e;
            }
        }
        return new Children(around, next, children); // each now stands where the next one began
    }

    /// Whether others ran inside of an execution.
    boolean has(int execution) {
        return around.has(execution);
    }

    /// Where the first child of an execution stands that others ran inside of.
    int begin(int execution) {
        int number = around.number(execution);
        return number == 0 ? 0 : ends[number - 1];
    }

    /// Where the last child stands, and one more.
    int end(int execution) {
        return ends[around.number(execution)];
    }

    /// The child that stands at a place.
    int at(int place) {
        return children[place];
    }
}
