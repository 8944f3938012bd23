package dev.pgtrace.format.binary;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The first bytes of a binary trace: what it is, and the version of its grammar.
final class Preamble {
    static final int LENGTH = 16;
    static final int VERSION = 1;

    /// As in PNG: no text, and changed where line ends are "converted".
    private static final byte[] MAGIC = {(byte) 0x89, 'T', 'R', 'C', 'B', '\r', '\n', 0x1A};

    private Preamble() {}

    static boolean matches(MemorySegment head) {
        return head.byteSize() >= MAGIC.length
                && Arrays.equals(head.asSlice(0, MAGIC.length).toArray(ValueLayout.JAVA_BYTE), MAGIC);
    }

    static ByteBuffer bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).putInt(VERSION);
        bytes.putInt(Block.crc(ByteBuffer.wrap(bytes.array(), 0, LENGTH - 4)));
        return bytes.flip();
    }

    /// @throws TraceException where the file is of a version that is not known
    static void check(String name, MemorySegment file) throws TraceException {
        if (file.byteSize() < LENGTH) {
            return; // cut in it: there are no blocks to read wrongly
        }
        ByteBuffer bytes = file.asSlice(0, LENGTH).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        int version = bytes.getInt(MAGIC.length);
        boolean sound = bytes.getInt(LENGTH - 4) == Block.crc(bytes.slice(0, LENGTH - 4));
        if (sound && Integer.compareUnsigned(version, VERSION) > 0) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE,
                    Texts.get("format.binary.version", name, Integer.toUnsignedString(version), VERSION));
        }
    }
}
