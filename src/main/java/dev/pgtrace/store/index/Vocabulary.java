package dev.pgtrace.store.index;

import dev.pgtrace.base.pool.Hashes;
import dev.pgtrace.model.CallColumn;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.WaitColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the numbers in an index stand for: an index whose numbers mean something else to this program is not used.
final class Vocabulary {
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
            Provenance.class);

    private static final byte[] SAMPLE = """
            select /* c */ a."B", 'it''s', $1, 4.5e3, x::int8[] from t -- end
            where id in (1, 2, 3) and "Ä" = E'\\n' and b between -1 and 2
            """.getBytes(StandardCharsets.UTF_8);

    private Vocabulary() {}

    /// A short text that changes when names or order of columns and kinds do, or the fingerprint of a sample.
    ///
    /// @param program what else the application makes it depend on
    static String of(String program, SqlFingerprint fingerprint) {
        StringBuilder text = new StringBuilder(Contents.CODEC.signature()).append(program);
        for (Class<? extends Enum<?>> kind : KINDS) {
            text.append(kind.getSimpleName()).append(List.of(kind.getEnumConstants()));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return READING + " " + Long.toHexString(Hashes.of(bytes, 0, bytes.length)) + " "
                + Long.toHexString(fingerprint.of(SAMPLE, 0, SAMPLE.length));
    }
}
