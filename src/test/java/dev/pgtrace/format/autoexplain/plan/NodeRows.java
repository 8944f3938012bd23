package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.format.PlanRows;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.NodeColumn;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What tables have of a plan, a text a node.
final class NodeRows {
    private NodeRows() {}

    static List<String> of(PlanRows rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(node -> rows.parent(node) + " " + rows.label(node) + "|" + rows.relation(node) + "|"
                        + rows.index(node) + " "
                        + Stream.of(NodeColumn.values())
                                .map(column -> rows.get(node, column))
                                .toList())
                .toList();
    }

    /// In the order of the columns.
    static List<String> of(List<PlanNode> nodes) {
        return nodes.stream()
                .map(node -> node.parent() + " " + node.label() + "|"
                        + node.relation().orElse("") + "|" + node.index().orElse("") + " "
                        + LongStream.of(
                                        node.loops(),
                                        node.rows(),
                                        node.plannedRows(),
                                        node.totalMicros(),
                                        PlanRows.blocks(node.hitBlocks(), node.localHitBlocks()),
                                        PlanRows.blocks(node.readBlocks(), node.localReadBlocks()),
                                        node.readMicros(),
                                        node.dirtiedBlocks(),
                                        node.writtenBlocks(),
                                        node.tempReadBlocks(),
                                        node.tempWrittenBlocks(),
                                        node.walBytes())
                                .boxed()
                                .toList())
                .toList();
    }
}
