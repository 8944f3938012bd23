package dev.pgtrace.store.index;

import dev.pgtrace.base.column.LongColumn;
import dev.pgtrace.base.column.LongColumnBuilder;
import dev.pgtrace.model.Names;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;

/// Writes the sections of a trace in the order of the package's grammar.
final class IndexWriter {
    private final FileChannel channel;
    private final IndexOutput out;

    IndexWriter(FileChannel channel) throws IOException {
        this.channel = channel;
        channel.position(IndexFile.HEADER);
        this.out = new IndexOutput(channel);
    }

    void write(SourceStamp stamp, String vocabulary, Trace trace, byte[] added) throws IOException {
        names(trace.names());
        shapes(trace.shapes());
        List<Table<?>> tables = tables(trace);
        for (Table<?> table : tables) {
            for (LongColumn column : table.columns()) {
                out.column(column);
            }
        }
        out.bytes(added);
        List<Long> sums = out.finish();
        Contents contents = new Contents(
                stamp,
                vocabulary,
                trace.info(),
                tables.stream().map(Table::size).toList(),
                trace.names().size(),
                trace.shapes().size(),
                out.places(),
                sums);
        IndexFile.finish(channel, out.size(), contents);
    }

    private static List<Table<?>> tables(Trace trace) {
        return List.of(
                trace.statements(), trace.cursors(), trace.executions(), trace.nodes(), trace.calls(), trace.waits());
    }

    private void names(Names names) throws IOException {
        LongColumnBuilder starts = new LongColumnBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int id = 0; id < names.size(); id++) {
            starts.append(bytes.size());
            bytes.writeBytes(names.bytes(id));
        }
        starts.append(bytes.size());
        out.column(starts.snapshot());
        out.bytes(bytes.toByteArray());
    }

    private void shapes(PlanShapes shapes) throws IOException {
        LongColumnBuilder starts = new LongColumnBuilder();
        LongColumnBuilder fingerprints = new LongColumnBuilder();
        LongColumnBuilder parents = new LongColumnBuilder();
        LongColumnBuilder labels = new LongColumnBuilder();
        LongColumnBuilder relations = new LongColumnBuilder();
        LongColumnBuilder indexes = new LongColumnBuilder();
        for (int shape = 0; shape < shapes.size(); shape++) {
            starts.append(parents.size());
            fingerprints.append(shapes.fingerprint(shape));
            for (int node = 0; node < shapes.nodeCount(shape); node++) {
                parents.append(shapes.parent(shape, node));
                labels.append(shapes.label(shape, node));
                relations.append(shapes.relation(shape, node));
                indexes.append(shapes.index(shape, node));
            }
        }
        starts.append(parents.size());
        for (LongColumnBuilder column : List.of(starts, fingerprints, parents, labels, relations, indexes)) {
            out.column(column.snapshot());
        }
    }
}
