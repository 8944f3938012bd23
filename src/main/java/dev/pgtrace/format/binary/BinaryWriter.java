package dev.pgtrace.format.binary;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.InOrder;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Trace;
import dev.pgtrace.source.ByteSource;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.List;

/// Writes a binary trace: its text as it comes, then its tables, then the list of all blocks. Several threads pack.
/// Used by one thread.
public final class BinaryWriter implements AutoCloseable {
    /// Text of a block: small enough to be unpacked for one record, large enough to be packed well.
    static final int TEXT_BLOCK = 1 << 20;

    private final BlockSink sink;
    private final Options options;
    private final InOrder<PackedBlock> packing;
    private byte[] text = new byte[TEXT_BLOCK];
    private int filled;
    private long textBytes;
    private int tables;

    /// How a file is packed.
    ///
    /// @param level   of zstd, from 1 (fast) to 22 (small)
    /// @param threads that pack
    public record Options(int level, int threads) {
        /// Packs a hundred megabytes and more a second, and loses a tenth to the smallest there is.
        public static final int STANDARD_LEVEL = 9;

        public static Options standard() {
            return new Options(STANDARD_LEVEL, Math.max(1, Runtime.getRuntime().availableProcessors()));
        }
    }

    private BinaryWriter(BlockSink sink, Options options, long textBytes) {
        this.sink = sink;
        this.options = options;
        this.textBytes = textBytes;
        this.packing = new InOrder<>("pack", options.threads(), sink::add);
    }

    /// Begins a file.
    public static BinaryWriter begin(WritableByteChannel out, Options options) throws IOException {
        return new BinaryWriter(BlockSink.begin(out), options, 0);
    }

    /// Goes on behind the last sound block of a file that has no tables yet, for instance of one that was recorded.
    ///
    /// @param file opened to read and write
    public static BinaryWriter resume(FileChannel file, Options options, CancelToken cancel) throws IOException {
        Directory directory;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment mapped = file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
            directory = Directory.read(mapped, cancel);
        }
        List<Block> texts = directory.blocks().stream()
                .filter(block -> block.kind() == BlockKind.TEXT)
                .toList();
        long end = texts.isEmpty() ? Preamble.LENGTH : texts.getLast().end();
        file.truncate(end).position(end);
        long textBytes = texts.stream().mapToLong(Block::placeEnd).max().orElse(0);
        return new BinaryWriter(BlockSink.resume(file, texts, end), options, textBytes);
    }

    /// Adds text, in pieces of any size.
    public void text(byte[] bytes, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int more = Math.min(length - done, TEXT_BLOCK - filled);
            System.arraycopy(bytes, done, text, filled, more);
            filled += more;
            done += more;
            if (filled == TEXT_BLOCK) {
                block();
            }
        }
    }

    private void block() throws IOException {
        if (filled == 0) {
            return;
        }
        byte[] content = filled == TEXT_BLOCK ? text : Arrays.copyOf(text, filled);
        long place = textBytes;
        packing.add(() -> PackedBlock.of(BlockKind.TEXT, place, content, 0, content.length, options.level()));
        textBytes += filled;
        text = new byte[TEXT_BLOCK];
        filled = 0;
    }

    /// Notes the files that the text was in, where there are several, when all of it was added.
    public void files(List<ByteSource.FilePart> files) throws IOException {
        block();
        if (files.size() < 2) {
            return;
        }
        ByteWriter list = new ByteWriter();
        list.number(files.size());
        for (ByteSource.FilePart file : files) {
            list.text(file.fileName());
            list.number(file.start());
        }
        byte[] content = list.toBytes();
        packing.add(() -> PackedBlock.of(BlockKind.FILES, 0, content, 0, content.length, options.level()));
    }

    /// Adds the tables of the text, when all of that was added.
    public void tables(Trace trace, SqlFingerprint fingerprint, CancelToken cancel) throws IOException {
        block();
        TablesWriter.Target target = content -> {
            long place = tables++;
            packing.add(() -> PackedBlock.of(BlockKind.TABLES, place, content, 0, content.length, options.level()));
        };
        new TablesWriter(target, cancel).write(trace, fingerprint, textBytes);
    }

    /// Ends the file; the channel stays open.
    public void finish() throws IOException {
        block();
        packing.finish();
        sink.finish(options.level());
    }

    /// Bytes written so far.
    public long bytes() {
        return sink.bytes();
    }

    /// Gives up what was not finished.
    @Override
    public void close() {
        packing.close();
    }
}
