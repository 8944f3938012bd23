package dev.pgtrace.base.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The chunks of a growing column, by pages. Written by one thread; what was [shared][#share] stays as it is.
final class ChunkDirectory {
    private ChunkPage[] pages = new ChunkPage[1];
    private boolean shared;
    private int size;

    int size() {
        return size;
    }

    LongChunk get(int chunk) {
        return pages[chunk >>> ChunkPage.SHIFT].chunk(chunk & ChunkPage.MASK);
    }

    void add(LongChunk chunk) {
        if ((size & ChunkPage.MASK) == 0) {
            add(HeapPage.EMPTY);
        }
        set(size++, chunk);
    }

    /// Adds a full page of another column; so far there are only full ones.
    void addAll(ChunkPage page) {
        add(page);
        size += ChunkPage.CHUNKS;
    }

    private void add(ChunkPage page) {
        int at = size >>> ChunkPage.SHIFT;
        if (at == pages.length) {
            pages = Arrays.copyOf(pages, at + (at >> 1) + 1);
            shared = false;
        }
        pages[at] = page; // behind what others look at
    }

    void set(int chunk, LongChunk other) {
        int page = chunk >>> ChunkPage.SHIFT;
        set(page, pages[page].with(chunk & ChunkPage.MASK, other));
    }

    private void set(int page, ChunkPage other) {
        if (shared) {
            pages = pages.clone();
            shared = false;
        }
        pages[page] = other;
    }

    /// Takes no memory for a page where the same is there already, else puts it where a space keeps it. It may still be
    /// changed, and then kept again.
    ///
    /// @param page full
    /// @param like a column that perhaps has the same page
    void keep(int page, @Nullable LongColumn like, ChunkSpace space) {
        if (pages[page] instanceof HeapPage changed) {
            ChunkPage kept = kept(changed, page, like, space);
            if (kept != changed) {
                set(page, kept);
            }
        }
    }

    private ChunkPage kept(HeapPage changed, int page, @Nullable LongColumn like, ChunkSpace space) {
        if (like != null && page < like.pages() && changed.isSame(like.page(page))) {
            return like.page(page);
        }
        return page > 0 && changed.isSame(pages[page - 1]) ? pages[page - 1] : space.keep(changed);
    }

    /// The pages so far: they are not changed any more.
    ChunkPage[] share() {
        shared = true;
        return pages;
    }
}
