package dev.pgtrace.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the numbers in stored tables stand for. Tables whose numbers mean something else to this program are not used:
/// the trace is read from its text again.
public final class TableWords {
    /// Raised when readers come to find other figures in the same text.
    private static final int READING = 1;

    private static final List<Class<? extends Enum<?>>> KINDS = List.of(
            StatementColumn.class,
            CursorColumn.class,
            ExecutionColumn.class,
            NodeColumn.class,
            CallColumn.class,
            WaitColumn.class,
            CursorFlag.class,
            ExecutionFlag.class,
            CallKind.class,
            Component.class,
            Provenance.class,
            Dialect.class,
            IssueKind.class,
            CaptureRoute.class);

    private static final byte[] SAMPLE = """
            select /* c */ a."B", 'it''s', $1, 4.5e3, x::int8[] from t -- end
            where id in (1, 2, 3) and "Ä" = E'\\n' and b between -1 and 2
            """.getBytes(StandardCharsets.UTF_8);

    private TableWords() {}

    /// One line a kind with the names of its constants, and what the fingerprint of a sample is: a text that changes
    /// when names or order of columns and kinds do, or what a fingerprint is made of.
    public static String of(SqlFingerprint fingerprint) {
        StringBuilder text = new StringBuilder("reading ").append(READING).append('\n');
        for (Class<? extends Enum<?>> kind : KINDS) {
            text.append(kind.getSimpleName());
            for (Enum<?> constant : kind.getEnumConstants()) {
                text.append(' ').append(constant.name());
            }
            text.append('\n');
        }
        long sample = fingerprint.of(SAMPLE, 0, SAMPLE.length);
        return text.append("fingerprint ").append(Long.toHexString(sample)).toString();
    }
}
