package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.find.TextPattern;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Tells of most executions by the bytes that hold their binds that none can pass a test, so that these need not be
/// taken apart. Only for files that have values as they are, and texts of which the case of other letters does not
/// matter. Not thread-safe.
///
/// The bytes of executions that follow each other are copied one behind the other and searched at once: the processor
/// then waits for several of them at a time, where each comes from another page of the file.
final class BindScreen {
    /// Longer ones are not screened.
    private static final int LONGEST = 4096;
    /// Executions at a time, a part of what a thread takes at a time.
    private static final int MOST_AHEAD = 128;
    /// Dotless i, the long s and the sign of the kelvin are letters beyond ASCII with these as their other case.
    static final String WITH_KIN = "iIkKsS";

    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH = 0x8080808080808080L;

    private final Trace trace;
    private final TableReader<ExecutionColumn> executions;
    private final TextPattern pattern;
    private final boolean whole;
    /// Whether letters beyond ASCII may be the same as some of the text, in another case.
    private final boolean hasKin;
    private final byte[] bytes = new byte[MOST_AHEAD * LONGEST / 4];
    /// Where the bytes of the executions end, from [#first] on.
    private final int[] ends = new int[MOST_AHEAD];

    private final boolean[] may = new boolean[MOST_AHEAD];
    private int first;
    private int after;
    private int ahead = 1;
    private int asked;
    private int read;

    /// @param whole whether values have to be the part
    private BindScreen(Trace trace, String part, boolean whole) {
        this.whole = whole;
        this.hasKin = part.chars().anyMatch(c -> WITH_KIN.indexOf(c) >= 0);
        this.trace = trace;
        this.executions = new TableReader<>(trace.executions());
        this.pattern = TextPattern.of(part, StandardCharsets.US_ASCII);
    }

    /// A screen for a comparison with a text, where there can be one.
    static Optional<BindScreen> of(Trace trace, FilterOperator operator, String value) {
        String part = operator == FilterOperator.LIKE ? longestPart(value) : value;
        boolean plain = !part.isEmpty()
                && part.chars().allMatch(c -> c < 0x80)
                && part.equals(new String(part.getBytes(trace.info().charset()), StandardCharsets.US_ASCII));
        return plain && trace.info().dialect().isOfExtension()
                ? Optional.of(new BindScreen(trace, part, operator == FilterOperator.EQUAL))
                : Optional.empty();
    }

    /// What stands between the wildcards of a pattern.
    private static String longestPart(String pattern) {
        String longest = "";
        for (String part : pattern.split("[%_\\\\]", -1)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest;
    }

    /// Whether the binds of an execution may have the text.
    boolean mayPass(int execution) throws TraceException {
        if (execution < first || execution >= after) {
            move(execution);
        }
        asked++;
        return may[execution - first];
    }

    /// Reads the executions from one on: more of them than before where most are asked for.
    private void move(int execution) throws TraceException {
        ahead = asked * 4 >= read * 3 ? Math.min(MOST_AHEAD, ahead * 2) : Math.max(1, ahead / 2);
        asked = 0;
        read = 0;
        first = execution;
        int to = Math.min(executions.size(), (execution & -ahead) + ahead);
        int end = 0;
        for (after = execution; after < to && end + LONGEST <= bytes.length; after++) {
            end = copy(after, end);
            ends[after - first] = end;
        }
        search(end);
    }

    /// Copies the bytes of an execution behind those before; returns where they end.
    private int copy(int execution, int start) throws TraceException {
        boolean has = executions.orZero(execution, ExecutionColumn.BIND_COUNT) > 0;
        long back = has ? executions.get(execution, ExecutionColumn.BINDS_BACK) : 0;
        boolean fits = back > 0 && back <= LONGEST;
        may[execution - first] = has && !fits;
        read += has ? 1 : 0;
        if (!fits) {
            return start;
        }
        long offset = executions.get(execution, ExecutionColumn.OFFSET_BYTES) - back;
        return start + trace.text().bytes(offset, bytes, start, (int) back);
    }

    /// A text that goes from one execution into the next is none, but no harm either.
    private void search(int end) {
        int row = 0;
        for (int found = pattern.find(bytes, 0, end); found >= 0; ) {
            while (ends[row] <= found) {
                row++;
            }
            may[row] |= isInValue(row == 0 ? 0 : ends[row - 1], found);
            int from = may[row] ? ends[row] : whole ? found + 1 : lineEnd(found, ends[row]);
            found = pattern.find(bytes, from, end);
        }
        if (hasKin && hasOthers(0, end)) {
            for (int i = 0; i < after - first; i++) {
                may[i] |= hasOthers(i == 0 ? 0 : ends[i - 1], ends[i]);
            }
        }
    }

    /// Whether what was found can be in a value: not in the heading, which is the first line and has a number. A whole
    /// value stands behind a quote, or behind `value=`.
    private boolean isInValue(int start, int found) {
        if (whole) {
            return found > start && (bytes[found - 1] == '"' || bytes[found - 1] == '=');
        }
        return lineEnd(start, found) < found;
    }

    private int lineEnd(int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean hasOthers(int from, int to) {
        long or = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            or |= (long) WORDS.get(bytes, at);
        }
        for (; at < to; at++) {
            or |= bytes[at];
        }
        return (or & HIGH) != 0;
    }
}
