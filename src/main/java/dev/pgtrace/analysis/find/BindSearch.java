package dev.pgtrace.analysis.find;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.Trace;
import java.nio.charset.Charset;
import java.util.function.Predicate;

/// Looks through the binds of one execution. What the file prints around a value (`value=`, type numbers) is not
/// searched.
final class BindSearch {
    private static final int LONGEST_REGION = 4 << 20;

    private final Trace trace;
    private final Charset charset;
    private final TraceRegions regions;
    private final TextPattern pattern;
    private final RawWindow window;

    BindSearch(Trace trace, TraceRegions regions, TextPattern pattern, RawWindow window) {
        this.trace = trace;
        this.charset = trace.info().charset();
        this.regions = regions;
        this.pattern = pattern;
        this.window = window;
    }

    /// Gives each place where a value has the text.
    ///
    /// @param hits says whether to go on
    /// @return whether to go on
    boolean search(int execution, Predicate<FindHit> hits) throws TraceException {
        long start = regions.bindsStart(execution);
        window.read(start, Math.min(regions.offset(execution), start + LONGEST_REGION));
        int at = 0;
        for (Bind bind : trace.text().detail(trace, execution).binds()) {
            if (bind.value().isEmpty()) {
                continue;
            }
            byte[] value = bind.value().get().getBytes(charset);
            int found = indexOf(value, at);
            if (!value(execution, bind, value, found < 0 ? start : start + found, hits)) {
                return false;
            }
            at = found < 0 ? at : found + value.length;
        }
        return true;
    }

    private boolean value(int execution, Bind bind, byte[] value, long offset, Predicate<FindHit> hits) {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        int length = pattern.length();
        for (int i = pattern.find(value, 0, value.length); i >= 0; i = pattern.find(value, i + length, value.length)) {
            Excerpt excerpt = Excerpt.of(value, i, i + length, 0, value.length, charset);
            FindHit hit = new FindHit(
                    FindKind.BIND,
                    cursor,
                    execution,
                    bind.position(),
                    offset + i,
                    length,
                    excerpt.text(),
                    excerpt.from(),
                    excerpt.to());
            if (!hits.test(hit)) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(byte[] value, int from) {
        byte[] bytes = window.bytes();
        for (int at = from; at + value.length <= window.length(); at++) {
            if (startsWith(bytes, at, value)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] value) {
        for (int i = 0; i < value.length; i++) {
            if (bytes[at + i] != value[i]) {
                return false;
            }
        }
        return true;
    }
}
