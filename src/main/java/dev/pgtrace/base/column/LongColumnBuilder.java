package dev.pgtrace.base.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Builds a [LongColumn]: rows are appended by one thread, full chunks are packed at once, the last few rows stay
/// open. An earlier row may still be changed: its chunk is unpacked and stays so until a row of another packed
/// chunk is changed, so that changing many rows in order costs one repacking a chunk.
///
/// Rows come one by one, or a chunk at a time, all missing until they are set: then a chunk of which none is set costs
/// next to nothing.
public final class LongColumnBuilder {
    private static final int NONE = -1;
    /// Chunks changed last, which may be changed again soon.
    private static final int RECENT = 8;
    /// Chunks of a column made again that wait until nothing of them is changed any more.
    private static final int LAG = 4;

    private final ChunkSpace space;
    private final ChunkDirectory chunks = new ChunkDirectory();
    /// A column with perhaps the same chunks, which then are not kept twice.
    private @Nullable LongColumn like;

    /// Chunks that the space knows of.
    private int settled;
    private final long[] tail = new long[LongColumn.CHUNK];
    private int size;
    /// Whether all rows of the tail are missing.
    private boolean blank;

    /// The packed chunk that is being changed, and its values; what is packed is out of date then.
    private int changing = NONE;

    private long[] changed = {};
    private final int[] recent = new int[RECENT];
    private int recentCount;
    /// A full page of which something was changed, and perhaps soon more.
    private int reopened = NONE;

    /// On the heap.
    public LongColumnBuilder() {
        this(new ChunkSpace(Long.MAX_VALUE));
    }

    /// @param space where packed chunks go
    public LongColumnBuilder(ChunkSpace space) {
        this.space = space;
    }

    /// Goes on behind a column.
    ///
    /// @param space where further packed chunks go
    public LongColumnBuilder(ChunkSpace space, LongColumn known) {
        this(space);
        size = known.size();
        int packed = Math.max(0, known.chunks() - 1); // the last one stays open
        while (chunks.size() >>> ChunkPage.SHIFT < known.pages() && chunks.size() + ChunkPage.CHUNKS <= packed) {
            chunks.addAll(known.page(chunks.size() >>> ChunkPage.SHIFT));
        }
        while (chunks.size() < packed) {
            chunks.add(known.chunk(chunks.size()));
        }
        settled = packed;
        if (size > 0) {
            known.chunk(packed).unpack(tail);
        }
    }

    /// Made again of what has grown: chunks that are as they were in the column before are those of that column, so
    /// that only what is new takes memory.
    public LongColumnBuilder like(LongColumn before) {
        like = before;
        return this;
    }

    public int size() {
        return size;
    }

    public void append(long value) {
        if (isFull()) {
            pack(); // only now, so that the newest row can be set without repacking
        }
        blank = false;
        tail[size++ & LongColumn.MASK] = value;
    }

    /// Appends missing values up to the end of a chunk, at least one of them.
    public void appendChunk() {
        if (isFull()) {
            pack();
        }
        int from = size - (chunks.size() << LongColumn.SHIFT);
        if (from > 0 || !blank) {
            Arrays.fill(tail, from, LongColumn.CHUNK, LongChunk.GAP);
            blank = from == 0;
        }
        size = chunks.size() + 1 << LongColumn.SHIFT;
    }

    private boolean isFull() {
        return size - (chunks.size() << LongColumn.SHIFT) == LongColumn.CHUNK;
    }

    private void pack() {
        chunks.add(blank ? LongChunk.of(LongChunk.GAP) : LongChunk.pack(tail));
        settle(like == null ? chunks.size() : chunks.size() - LAG);
    }

    public long get(int row) {
        int chunk = row >>> LongColumn.SHIFT;
        int index = row & LongColumn.MASK;
        if (chunk >= chunks.size()) {
            return tail[index];
        }
        return chunk == changing ? changed[index] : chunks.get(chunk).get(index);
    }

    public void set(int row, long value) {
        int chunk = row >>> LongColumn.SHIFT;
        int index = row & LongColumn.MASK;
        if (chunk >= chunks.size()) {
            tail[index] = value;
            blank &= value == LongChunk.GAP;
        } else if (chunk == changing) {
            changed[index] = value;
        } else if (chunks.get(chunk).get(index) != value) {
            repack();
            if (changed.length == 0) {
                changed = new long[LongColumn.CHUNK];
            }
            chunks.get(chunk).unpack(changed);
            changed[index] = value;
            changing = chunk;
        }
    }

    /// The rows so far, unaffected by what is appended or set later. It costs what is open, not what there is.
    public LongColumn snapshot() {
        return snapshot(size);
    }

    /// As [#snapshot()], of so many rows; those behind are of the chunk that was appended last.
    public LongColumn snapshot(int rows) {
        repack();
        settle(chunks.size());
        while (like != null && recentCount > 0) {
            settleAgain(recent[--recentCount]);
        }
        if (like != null) {
            reopen(NONE);
        }
        int full = chunks.size();
        int open = rows - (full << LongColumn.SHIFT);
        LongChunk last = open == 0 ? LongChunk.of(0) : lastChunk(open);
        return new PackedColumn(chunks.share(), full, last, rows);
    }

    private LongChunk lastChunk(int open) {
        return blank ? LongChunk.of(LongChunk.GAP) : ColumnAssembler.packed(tail, open);
    }

    private void settle(int until) {
        for (; settled < until; settled++) {
            keep(settled);
            if ((settled & ChunkPage.MASK) == ChunkPage.MASK) {
                chunks.keep(settled >>> ChunkPage.SHIFT, like, space);
            }
        }
    }

    /// What is as it is in the column before, or in the chunk to the left, takes no memory again.
    private void keep(int at) {
        LongChunk chunk = chunks.get(at);
        LongChunk kept = kept(chunk, at);
        if (kept != chunk) {
            chunks.set(at, kept);
        }
    }

    private LongChunk kept(LongChunk chunk, int at) {
        LongColumn before = like;
        if (before != null && at < before.chunks()) {
            LongChunk known = before.chunk(at);
            if (known.isSame(chunk)) {
                return known;
            }
        }
        boolean first = (at & ChunkPage.MASK) == 0;
        return !first && chunks.get(at - 1).isSame(chunk) ? chunks.get(at - 1) : space.keep(chunk);
    }

    private void repack() {
        if (changing != NONE) {
            LongChunk chunk = LongChunk.pack(changed);
            if (changing < settled) {
                if (like == null && !isBeside(changing)) {
                    space.release(chunks.get(changing));
                }
                space.hold(chunk);
            }
            chunks.set(changing, chunk);
            if (changing < settled) {
                changedLately(changing);
            }
            changing = NONE;
        }
    }

    /// Whether the chunk beside it is the same one, so that somebody still needs it when it goes.
    private boolean isBeside(int at) {
        LongChunk chunk = chunks.get(at);
        return at > 0 && chunks.get(at - 1) == chunk || at + 1 < chunks.size() && chunks.get(at + 1) == chunk;
    }

    /// Lets go of the chunk whose change is longest ago.
    private void changedLately(int chunk) {
        int at = 0;
        while (at < recentCount && recent[at] != chunk) {
            at++;
        }
        if (at == recentCount && recentCount < RECENT) {
            recentCount++;
        } else if (at == recentCount) {
            at = 0;
            settleAgain(recent[0]);
        }
        int last = recentCount - 1;
        System.arraycopy(recent, at + 1, recent, at, Math.max(0, last - at));
        recent[last] = chunk;
    }

    private void settleAgain(int chunk) {
        space.release(chunks.get(chunk));
        keep(chunk);
        if (chunk < settled >>> ChunkPage.SHIFT << ChunkPage.SHIFT) {
            reopen(chunk >>> ChunkPage.SHIFT);
        }
    }

    /// Keeps the page that was changed before, unless it is the same.
    private void reopen(int page) {
        if (page != reopened && reopened != NONE) {
            chunks.keep(reopened, like, space);
        }
        reopened = page;
    }
}
