package dev.pgtrace.format.binary;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.InOrder;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.TableWords;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the tables of a trace, on several threads.
final class TablesReader {
    private final MemorySegment file;
    private final List<Block> blocks;
    private final CancelToken cancel;

    /// @param blocks those of tables, in order
    TablesReader(MemorySegment file, List<Block> blocks, CancelToken cancel) {
        this.file = file;
        this.blocks = blocks;
        this.cancel = cancel;
    }

    /// The trace; empty where its tables are damaged, missing, of another text, or of a program that understood
    /// something else by them.
    ///
    /// @param textBytes of text that there are
    Optional<Trace> read(
            String name,
            Charset charset,
            SqlFingerprint fingerprint,
            long textBytes,
            int threads,
            Function<Dialect, TraceText> text) {
        try {
            if (blocks.isEmpty()) {
                return Optional.empty();
            }
            ByteReader first = new ByteReader(blocks.getFirst().content(file));
            boolean known =
                    PartKind.of(first.one()) == PartKind.INFO && first.text().equals(TableWords.of(fingerprint));
            if (!known) {
                return Optional.empty();
            }
            StoredTrace stored = StoredTrace.begin(name, charset, first, bytes());
            if (stored.textBytes() != textBytes) {
                return Optional.empty();
            }
            stored.parts(first);
            parts(stored, threads);
            return Optional.of(stored.trace(text));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private long bytes() throws IOException {
        long content = 0;
        long stored = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block.place() != i) {
                throw new DamagedBlock("a block is missing");
            }
            content += block.contentBytes();
            stored += block.storedBytes();
            StoredTrace.limits().check(content, stored);
        }
        return content;
    }

    private void parts(StoredTrace stored, int threads) throws IOException {
        List<Block> others = blocks.subList(1, blocks.size());
        if (others.isEmpty()) {
            return;
        }
        try (InOrder<StoredTrace> work = new InOrder<>("tables", threads, done -> cancel.check())) {
            for (Block block : others) {
                work.add(() -> {
                    stored.parts(new ByteReader(block.content(file)));
                    return stored;
                });
            }
            work.finish();
        }
    }
}
