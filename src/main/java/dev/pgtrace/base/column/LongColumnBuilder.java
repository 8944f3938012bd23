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
    /// A column with perhaps the same chunks, which then are not kept twice.
    private @Nullable LongColumn like;

    private LongChunk[] chunks = new LongChunk[4];
    /// Snapshots have the array too: what they know of it is not changed in place.
    private boolean shared;

    private int packed;
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
        packed = Math.max(0, known.chunks() - 1); // the last one stays open
        settled = packed;
        chunks = new LongChunk[Math.max(chunks.length, packed + 1)];
        for (int i = 0; i < packed; i++) {
            chunks[i] = known.chunk(i);
        }
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
        int from = size - (packed << LongColumn.SHIFT);
        if (from > 0 || !blank) {
            Arrays.fill(tail, from, LongColumn.CHUNK, LongChunk.GAP);
            blank = from == 0;
        }
        size = packed + 1 << LongColumn.SHIFT;
    }

    private boolean isFull() {
        return size - (packed << LongColumn.SHIFT) == LongColumn.CHUNK;
    }

    private void pack() {
        if (packed == chunks.length) {
            chunks = Arrays.copyOf(chunks, packed + (packed >> 1) + 1);
            shared = false;
        }
        chunks[packed++] = blank ? LongChunk.of(LongChunk.GAP) : LongChunk.pack(tail);
        settle(like == null ? packed : packed - LAG);
    }

    public long get(int row) {
        int chunk = row >>> LongColumn.SHIFT;
        int index = row & LongColumn.MASK;
        if (chunk >= packed) {
            return tail[index];
        }
        return chunk == changing ? changed[index] : chunks[chunk].get(index);
    }

    public void set(int row, long value) {
        int chunk = row >>> LongColumn.SHIFT;
        int index = row & LongColumn.MASK;
        if (chunk >= packed) {
            tail[index] = value;
            blank &= value == LongChunk.GAP;
        } else if (chunk == changing) {
            changed[index] = value;
        } else if (chunks[chunk].get(index) != value) {
            repack();
            if (changed.length == 0) {
                changed = new long[LongColumn.CHUNK];
            }
            chunks[chunk].unpack(changed);
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
        settle(packed);
        shared = true;
        int open = rows - (packed << LongColumn.SHIFT);
        if (open == 0) {
            return new PackedColumn(chunks, packed, LongChunk.of(0), rows);
        }
        LongChunk last = blank ? LongChunk.of(LongChunk.GAP) : ColumnAssembler.packed(tail, open);
        return new PackedColumn(chunks, packed, last, rows);
    }

    private void settle(int until) {
        for (; settled < until; settled++) {
            LongChunk chunk = kept(chunks[settled], settled);
            if (chunk != chunks[settled]) {
                own();
                chunks[settled] = chunk;
            }
        }
    }

    /// What to keep instead of a chunk: one of the column before, or the one to the left, where it is the same.
    private LongChunk kept(LongChunk chunk, int at) {
        LongColumn before = like;
        if (before != null && at < before.chunks()) {
            LongChunk known = before.chunk(at);
            if (known.isSame(chunk)) {
                return known;
            }
        }
        return at > 0 && chunks[at - 1].isSame(chunk) ? chunks[at - 1] : space.keep(chunk);
    }

    private void repack() {
        if (changing != NONE) {
            own();
            LongChunk chunk = LongChunk.pack(changed);
            if (changing >= settled) {
                chunks[changing] = chunk;
            } else if (like != null) {
                chunks[changing] = kept(chunk, changing);
            } else {
                chunks[changing] = space.replace(ownBytes(changing), chunk);
                changedLately(changing);
            }
            changing = NONE;
        }
    }

    /// Bytes of heap that nobody needs when a chunk goes: none where the one beside it is the same.
    private long ownBytes(int at) {
        LongChunk chunk = chunks[at];
        boolean beside = at > 0 && chunks[at - 1] == chunk || at + 1 < packed && chunks[at + 1] == chunk;
        return beside ? 0 : chunk.heapBytes();
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
            chunks[recent[0]] = space.settle(chunks[recent[0]]);
        }
        int last = recentCount - 1;
        System.arraycopy(recent, at + 1, recent, at, Math.max(0, last - at));
        recent[last] = chunk;
    }

    private void own() {
        if (shared) {
            chunks = chunks.clone();
            shared = false;
        }
    }
}
