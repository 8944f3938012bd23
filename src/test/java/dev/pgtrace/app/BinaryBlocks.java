package dev.pgtrace.app;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/// Finds the blocks of a binary trace by its grammar alone, to damage them.
final class BinaryBlocks {
    private static final int HEADER = 40;

    /// @param kind letter
    /// @param at   offset of the header
    /// @param end  offset behind it
    record Found(char kind, int at, int end) {
        int content() {
            return at + HEADER;
        }
    }

    private BinaryBlocks() {}

    static List<Found> of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<Found> blocks = new ArrayList<>();
        int at = 16;
        while (at + HEADER <= file.length && file[at + 1] == 't' && file[at + 2] == 'r') {
            int end = at + HEADER + bytes.getInt(at + 12);
            blocks.add(new Found((char) file[at + 8], at, end));
            at = end;
        }
        return blocks;
    }

    /// Changes a byte in each block of tables.
    static void spoilTables(byte[] file) {
        for (Found block : of(file)) {
            if (block.kind() == 'C') {
                file[block.content() + 1] ^= 0x55;
            }
        }
    }

    /// The file without its list, and with the last block of text said to be somewhere else.
    static byte[] withTextAt(byte[] file, long place) {
        Found last = of(file).stream()
                .filter(block -> block.kind() == 'T')
                .reduce((one, other) -> other)
                .orElseThrow();
        byte[] changed = Arrays.copyOf(file, last.end());
        ByteBuffer bytes = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(last.at() + 24, place);
        CRC32C crc = new CRC32C();
        crc.update(changed, last.at(), 36);
        bytes.putInt(last.at() + 36, (int) crc.getValue());
        return changed;
    }

    /// Raises the version.
    static void makeNewer(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(8, 2);
        CRC32C crc = new CRC32C();
        crc.update(file, 0, 12);
        bytes.putInt(12, (int) crc.getValue());
    }
}
