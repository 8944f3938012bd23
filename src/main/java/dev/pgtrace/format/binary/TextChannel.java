package dev.pgtrace.format.binary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A new binary trace that text is written into while it comes to be: each piece is a block of its own and in the file
/// at once, so that what was written can be read whatever happens next. Tables are [added][BinaryWriter#resume] when it
/// is finished.
public final class TextChannel implements WritableByteChannel {
    private final FileChannel file;
    private final BlockSink sink;
    private final int level;
    private long textBytes;

    private TextChannel(FileChannel file, BlockSink sink, int level) {
        this.file = file;
        this.sink = sink;
        this.level = level;
    }

    /// Begins a file that is not there yet.
    public static TextChannel create(Path path, int level) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return new TextChannel(file, BlockSink.begin(file), level);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public int write(ByteBuffer text) throws IOException {
        int length = Math.min(text.remaining(), BinaryWriter.TEXT_BLOCK);
        if (length == 0) {
            return 0;
        }
        byte[] content = new byte[length];
        text.duplicate().get(content);
        sink.add(PackedBlock.of(BlockKind.TEXT, textBytes, content, 0, length, level));
        textBytes += length;
        text.position(text.position() + length);
        return length;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
