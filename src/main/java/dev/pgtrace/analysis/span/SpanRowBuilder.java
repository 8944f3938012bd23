package dev.pgtrace.analysis.span;

import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.base.column.LongColumnBuilder;
import org.jspecify.annotations.Nullable;

/// Makes a row of perhaps very many items, from left to right. A long one is packed and partly in a file; what is as
/// it was in the row made before takes no memory again.
public final class SpanRowBuilder {
    /// Shorter rows are in arrays.
    public static final int LONG = 1 << 16;

    private final ChunkSpace space;
    private final @Nullable SpanRow before;
    private final LongColumnBuilder starts;
    private final LongColumnBuilder ends;
    private final LongColumnBuilder items;

    /// @param space  where packed chunks go
    /// @param before the same row, made when there was less of it; or null
    public SpanRowBuilder(ChunkSpace space, @Nullable SpanRow before) {
        this.space = space;
        this.before = before;
        Spans.Columns known =
                before != null && before.spans() instanceof Spans.Columns columns ? columns : Spans.Columns.NONE;
        starts = new LongColumnBuilder(space).like(known.starts());
        ends = new LongColumnBuilder(space).like(known.ends());
        items = new LongColumnBuilder(space).like(known.items());
    }

    /// @param start not before that of the last one
    public void add(long start, long end, int item) {
        starts.append(start);
        ends.append(end);
        items.append(item);
    }

    public SpanRow build() {
        return build(0);
    }

    SpanRow build(double grain) {
        Spans columns = new Spans.Columns(starts.snapshot(), ends.snapshot(), items.snapshot());
        return new SpanRow(columns, grain, space, before);
    }
}
