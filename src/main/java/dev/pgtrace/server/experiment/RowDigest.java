package dev.pgtrace.server.experiment;

import dev.pgtrace.model.experiment.ResultHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// Adds up the digests of rows, 128 bits each of SHA-256: a sum does not depend on the order, and a row that comes
/// twice counts twice, as it would not with XOR.
final class RowDigest {
    private static final byte NULL = 0;
    private static final byte VALUE = 1;

    private final MessageDigest digest;
    private final byte[] length = new byte[Integer.BYTES];
    private long high;
    private long low;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            // Every Java platform has it.
            throw new IllegalStateException(e);
        }
    }

    /// Part of the row that is being put together. Lengths are part of it, so that `ab, c` is not `a, bc`.
    void value(@Nullable String value) {
        if (value == null) {
            digest.update(NULL);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        digest.update(VALUE);
        digest.update(ByteBuffer.wrap(length).putInt(0, bytes.length).array());
        digest.update(bytes);
    }

    void endRow() {
        ByteBuffer row = ByteBuffer.wrap(digest.digest());
        long rowHigh = row.getLong();
        long sum = low + row.getLong();
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        low = sum;
        high += rowHigh + carry;
    }

    ResultHash hash() {
        return new ResultHash(high, low, true);
    }
}
