package dev.pgtrace.analysis.sql;

import dev.pgtrace.model.SqlFingerprint;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A hash of the canonical tokens of a statement, the same on every machine and in every version that folds
/// alike. Never -1, which stands for missing. Allocates nothing once its thread has its buffers.
public final class SqlFingerprinter implements SqlFingerprint {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long STEP = 0xE7037ED1A0B428DBL;
    private static final long LAST = 0x8EBC6AF09C88C6E3L;

    @Override
    public long of(byte[] sql, int from, int to) {
        FoldedSql folded = SqlNormalizer.folder().fold(sql, from, to, SqlFolder.Parameters.FOLDED);
        long hash = hash(folded.bytes, folded.size);
        return hash == -1 ? -2 : hash;
    }

    /// Multiplies eight bytes at a time to 128 bits and folds the halves, as wyhash does.
    private static long hash(byte[] bytes, int size) {
        long hash = SEED;
        int i = 0;
        for (; i + 8 <= size; i += 8) {
            hash = mix((long) WORD.get(bytes, i) ^ hash, STEP);
        }
        long rest = 0;
        for (int shift = 0; i < size; i++, shift += 8) {
            rest |= (bytes[i] & 0xffL) << shift;
        }
        return mix(mix(rest ^ hash, STEP) ^ size, LAST);
    }

    private static long mix(long a, long b) {
        return (a * b) ^ Math.unsignedMultiplyHigh(a, b);
    }
}
