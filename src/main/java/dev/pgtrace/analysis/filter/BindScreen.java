package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.find.TextPattern;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Tells of most executions by the bytes that hold their binds that none can pass a test, so that these need not be
/// taken apart. Only for files that have values as they are, and texts of which the case of other letters does not
/// matter. Not thread-safe.
final class BindScreen {
    /// Longer ones are not screened.
    private static final int LONGEST = 4096;
    private static final int SHORTEST = 64;

    private final Trace trace;
    private final TableReader<ExecutionColumn> executions;
    private final TextPattern pattern;
    private final byte[][] buffers = new byte[Integer.SIZE][];

    private BindScreen(Trace trace, String part) {
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
        return plain && hasValuesAsTheyAre(trace.info().dialect())
                ? Optional.of(new BindScreen(trace, part))
                : Optional.empty();
    }

    private static boolean hasValuesAsTheyAre(Dialect dialect) {
        return switch (dialect) {
            case ULTIMATE_5, ULTIMATE, ULTIMATE_4, ULTIMATE_3, ULTIMATE_2, ULTIMATE_1, ENHANCED, MVP, BASE -> true;
            case ORACLE_10046, RECORDING, SERVER_LOG, EXPLAIN -> false;
        };
    }

    /// What stands between the wildcards of a pattern.
    private static String longestPart(String pattern) {
        String longest = "";
        for (String part : pattern.split("[%_\\\\]", -1)) {
            longest = part.length() > longest.length() ? part : longest;
        }
        return longest;
    }

    /// Whether the binds of an execution may have the text. Letters beyond ASCII may be the same as some of it in
    /// another case.
    boolean mayPass(int execution) throws TraceException {
        long back = executions.get(execution, ExecutionColumn.BINDS_BACK);
        if (back <= 0 || back > LONGEST) {
            return true;
        }
        byte[] bytes = buffer((int) back);
        int length = trace.text().bytes(executions.get(execution, ExecutionColumn.OFFSET_BYTES) - back, bytes);
        int to = (int) Math.min(back, length);
        return pattern.isIn(bytes, 0, to) || hasOthers(bytes, to);
    }

    private byte[] buffer(int length) {
        int size = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(SHORTEST, length) - 1);
        byte[] known = buffers[size];
        if (known == null) {
            known = new byte[1 << size];
            buffers[size] = known;
        }
        return known;
    }

    private static boolean hasOthers(byte[] bytes, int to) {
        int or = 0;
        for (int i = 0; i < to; i++) {
            or |= bytes[i];
        }
        return or < 0;
    }
}
