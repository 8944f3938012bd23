package dev.pgtrace.format.oracle;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Tells Oracle's traces from others by their beginning. pg_trace imitates them, so the first line that only one of
/// the two writes decides: `EXEC #1:c=0,…` is Oracle's, a bare `EXEC #1` is pg_trace's; WAIT lines are both's.
final class Recognition {
    private static final int HEAD = 1 << 20;
    private static final byte[] PARSING = Ascii.bytes("PARSING IN CURSOR #");
    private static final byte[] TRANSACTION = Ascii.bytes("XCTEND rlbk=");
    private static final byte[] SESSION = Ascii.bytes("*** SESSION ID:(");
    private static final byte[] POSTGRES = Ascii.bytes("*** PostgreSQL ");
    private static final byte[] SQL = Ascii.bytes("SQL: ");
    private static final List<byte[]> CALLS =
            List.of(Ascii.bytes(":c="), Ascii.bytes(":len="), Ascii.bytes(":err="), Ascii.bytes(" id="));

    private Recognition() {}

    static boolean isOracle(MemorySegment head) {
        byte[] bytes = head.asSlice(0, Math.min(HEAD, head.byteSize())).toArray(ValueLayout.JAVA_BYTE);
        int from = 0;
        while (from < bytes.length) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (isPostgres(bytes, from, end)) {
                return false;
            }
            if (isOracle(bytes, from, end)) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }

    private static boolean isOracle(byte[] bytes, int from, int to) {
        if (Banner.isAt(bytes, from, to)
                || Ascii.startsWith(bytes, from, to, PARSING)
                || Ascii.startsWith(bytes, from, to, TRANSACTION)
                || Ascii.startsWith(bytes, from, to, SESSION)) {
            return true;
        }
        LineKind kind = LineKind.of(bytes, from, to);
        return switch (kind) {
            case LOB -> true;
            case PARSE, EXEC, FETCH, UNMAP, SORT_UNMAP, CLOSE, STAT, PARSE_ERROR, ERROR -> {
                int end = CursorNumber.read(bytes, from + kind.length(), to).end();
                yield CALLS.stream().anyMatch(call -> Ascii.startsWith(bytes, end, to, call));
            }
            default -> false;
        };
    }

    private static boolean isPostgres(byte[] bytes, int from, int to) {
        if (Ascii.startsWith(bytes, from, to, POSTGRES) || Ascii.startsWith(bytes, from, to, SQL)) {
            return true;
        }
        LineKind kind = LineKind.of(bytes, from, to);
        if (kind != LineKind.PARSE && kind != LineKind.EXEC) {
            return false;
        }
        int end = CursorNumber.read(bytes, from + kind.length(), to).end();
        return Ascii.skipBlanks(bytes, end, to) == to;
    }
}
