package dev.pgtrace.store.index;

import dev.pgtrace.base.record.RecordCodec;
import dev.pgtrace.model.TraceInfo;
import java.util.List;

/// What an index says of itself.
///
/// @param stamp      of the file that it is of
/// @param vocabulary what its numbers stand for
/// @param rows       of the six tables
/// @param sums       CRC-32C of each block of the body
record Contents(
        SourceStamp stamp,
        String vocabulary,
        TraceInfo info,
        List<Integer> rows,
        int names,
        int shapes,
        List<IndexOutput.Place> places,
        List<Long> sums) {
    static final RecordCodec<Contents> CODEC = new RecordCodec<>(Contents.class);

    int sessions() {
        return info.sessions().size();
    }

    int statements() {
        return rows.get(0);
    }

    int cursors() {
        return rows.get(1);
    }

    int executions() {
        return rows.get(2);
    }

    int nodes() {
        return rows.get(3);
    }

    int calls() {
        return rows.get(4);
    }

    int waits() {
        return rows.get(5);
    }
}
