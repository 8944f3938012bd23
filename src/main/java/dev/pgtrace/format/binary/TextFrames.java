package dev.pgtrace.format.binary;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.source.Frames;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The text of a binary trace: its blocks in the order of the text, and holes where blocks are missing.
final class TextFrames implements Frames {
    /// Holes are read in pieces of this size.
    private static final int HOLE = 1 << 20;
    private final MemorySegment file;
    private final List<Optional<Block>> blocks = new ArrayList<>();
    private long[] starts = new long[64];
    private int damagedCount;

    private TextFrames(MemorySegment file) {
        this.file = file;
    }

    /// Checks every block of text; those that are not sound are holes. The caller has checked that the text is not
    /// too large.
    static TextFrames of(MemorySegment file, List<Block> all, CancelToken cancel) {
        TextFrames frames = new TextFrames(file);
        List<Block> texts = all.stream()
                .filter(block -> block.kind() == BlockKind.TEXT && block.contentBytes() > 0)
                .sorted(Comparator.comparingLong(Block::place))
                .toList();
        for (Block block : texts) {
            cancel.check();
            if (block.place() >= frames.size()) {
                frames.hole(block.place());
                frames.add(Optional.of(block).filter(it -> it.isSound(file)), block.placeEnd());
            }
        }
        return frames;
    }

    /// Blocks that are missing or refused.
    int damagedCount() {
        return damagedCount;
    }

    /// Text to tell a grammar by: the beginning, or the first text that is not damaged.
    byte[] head() {
        for (Optional<Block> block : blocks) {
            if (block.isPresent()) {
                try {
                    return block.get().content(file);
                } catch (DamagedBlock e) {
                    // another one tells it too
                }
            }
        }
        return new byte[0];
    }

    @Override
    public int count() {
        return blocks.size();
    }

    @Override
    public long start(int frame) {
        return starts[frame];
    }

    @Override
    public byte[] read(int frame) throws IOException {
        Optional<Block> block = blocks.get(frame);
        if (block.isEmpty()) {
            throw new DamagedBlock("a block that is missing or has a wrong checksum");
        }
        return block.get().content(file);
    }

    private void hole(long until) {
        while (size() < until) {
            add(Optional.empty(), Math.min(until, size() + HOLE));
        }
    }

    private void add(Optional<Block> block, long end) {
        if (block.isEmpty()) {
            damagedCount++;
        }
        blocks.add(block);
        if (blocks.size() >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[blocks.size()] = end;
    }
}
