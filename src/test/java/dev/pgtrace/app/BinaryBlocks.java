package dev.pgtrace.app;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
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
        bytes.putInt(last.at() + 36, crc(changed, last.at(), 36));
        return changed;
    }

    /// The file without its list, and with other contents of the tables, whose checksums are right.
    static byte[] withTables(byte[] file, UnaryOperator<byte[]> change) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, 16);
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (Found block : of(file)) {
            if (block.kind() == 'C') {
                byte[] stored = Arrays.copyOfRange(file, block.content(), block.end());
                byte[] content =
                        file[block.at() + 9] == 0 ? stored : Zstd.decompress(stored, bytes.getInt(block.at() + 16));
                out.writeBytes(block(file, block, change.apply(content)));
            } else if (block.kind() != 'I') {
                out.write(file, block.at(), block.end() - block.at());
            }
        }
        return out.toByteArray();
    }

    /// A block with another content, which is not packed.
    private static byte[] block(byte[] file, Found block, byte[] content) {
        byte[] made = Arrays.copyOf(Arrays.copyOfRange(file, block.at(), block.content()), HEADER + content.length);
        System.arraycopy(content, 0, made, HEADER, content.length);
        ByteBuffer bytes = ByteBuffer.wrap(made).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(9, (byte) 0).putInt(12, content.length).putInt(16, content.length);
        bytes.putInt(20, crc(made, HEADER, content.length));
        bytes.putInt(36, crc(made, 0, 36));
        return made;
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /// Raises the version.
    static void makeNewer(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(8, 2);
        bytes.putInt(12, crc(file, 0, 12));
    }
}
