package dev.pgtrace.source;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// A zstd file that has a [SeekTable]: each of its frames is unpacked by itself.
final class SeekableZstd implements Frames {
    /// Frames that unpack to more are not taken one by one.
    private static final int MOST_FRAME = 64 << 20;

    private final MemorySegment file;
    private final SeekTable table;

    private SeekableZstd(MemorySegment file, SeekTable table) {
        this.file = file;
        this.table = table;
    }

    /// The frames of a file; empty where it has no table of them, or very large ones.
    static Optional<SeekableZstd> of(MemorySegment file) {
        return SeekTable.of(file).filter(SeekableZstd::isSuited).map(table -> new SeekableZstd(file, table));
    }

    private static boolean isSuited(SeekTable table) {
        for (int i = 0; i < table.count(); i++) {
            if (table.text(i + 1) - table.text(i) > MOST_FRAME || table.stored(i + 1) - table.stored(i) > MOST_FRAME) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int count() {
        return table.count();
    }

    @Override
    public long start(int frame) {
        return table.text(frame);
    }

    @Override
    public byte[] read(int frame) throws IOException {
        long from = table.stored(frame);
        byte[] stored = file.asSlice(from, table.stored(frame + 1) - from).toArray(ValueLayout.JAVA_BYTE);
        byte[] text = new byte[(int) (start(frame + 1) - start(frame))];
        try {
            if (Zstd.decompressByteArray(text, 0, text.length, stored, 0, stored.length) == text.length) {
                return text;
            }
        } catch (ZstdException e) {
            throw new IOException(Texts.get("source.zstd.damaged"), e);
        }
        throw new IOException(Texts.get("source.zstd.length"));
    }
}
