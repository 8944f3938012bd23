package dev.pgtrace.source;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.pgtrace.base.task.InOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/// Writes zstd in the seekable format: frames of a megabyte, each with a checksum, packed by several threads, and a
/// [SeekTable] at the end. Closing it without [#finish] leaves a file without the table; the stream below stays open.
public final class SeekableZstdOutput extends OutputStream {
    private static final int FRAME_BYTES = 1 << 20;

    private final int level;
    private final InOrder<Frame> packing;
    private byte[] text = new byte[FRAME_BYTES];
    private int filled;
    private int[] sizes = new int[64];
    private int frames;
    private final OutputStream out;

    public SeekableZstdOutput(OutputStream out, int level, int threads) {
        this.out = out;
        this.level = level;
        this.packing = new InOrder<>("pack", threads, this::frame);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int more = Math.min(length - done, FRAME_BYTES - filled);
            System.arraycopy(bytes, from + done, text, filled, more);
            filled += more;
            done += more;
            if (filled == FRAME_BYTES) {
                pack();
            }
        }
    }

    private void pack() throws IOException {
        byte[] content = filled == FRAME_BYTES ? text : Arrays.copyOf(text, filled);
        packing.add(() -> {
            try (ZstdCompressCtx context = new ZstdCompressCtx()) {
                context.setLevel(level).setChecksum(true);
                return new Frame(context.compress(content), content.length);
            }
        });
        text = new byte[FRAME_BYTES];
        filled = 0;
    }

    private void frame(Frame frame) throws IOException {
        out.write(frame.bytes);
        if (2 * frames + 2 > sizes.length) {
            sizes = Arrays.copyOf(sizes, sizes.length * 2);
        }
        sizes[2 * frames] = frame.bytes.length;
        sizes[2 * frames + 1] = frame.textLength;
        frames++;
    }

    /// Writes what is left, and the table.
    public void finish() throws IOException {
        if (filled > 0 || frames == 0) {
            pack();
        }
        packing.finish();
        out.write(SeekTable.bytes(sizes, frames));
        out.flush();
    }

    @Override
    public void close() {
        packing.close();
    }

    /// A packed frame.
    private static final class Frame {
        private final byte[] bytes;
        private final int textLength;

        Frame(byte[] bytes, int textLength) {
            this.bytes = bytes;
            this.textLength = textLength;
        }
    }
}
