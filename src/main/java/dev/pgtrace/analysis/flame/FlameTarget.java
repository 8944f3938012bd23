package dev.pgtrace.analysis.flame;

import dev.pgtrace.model.Table;

/// What a frame stands for outside the flamegraph, so that other views can show the same thing.
/// [Table#MISSING] where the frame does not say.
///
/// @param statement row in the table of statements
/// @param execution row in the table of executions; of merged calls the longest one
/// @param node      position in the execution's plan
public record FlameTarget(long statement, long execution, long node) {
    public static final FlameTarget NONE = new FlameTarget(Table.MISSING, Table.MISSING, Table.MISSING);

    public static FlameTarget of(FlameGraph graph, int frame) {
        long statement = Table.MISSING;
        long execution = Table.MISSING;
        long node = Table.MISSING;
        for (int at = frame; at >= 0; at = graph.parent(at)) {
            switch (graph.kind(at)) {
                case NODE -> node = execution == Table.MISSING && node == Table.MISSING ? graph.reference(at) : node;
                case CALL -> execution = execution == Table.MISSING ? graph.reference(at) : execution;
                case STATEMENT -> statement = statement == Table.MISSING ? graph.reference(at) : statement;
                case TRACE, SESSION, COMPONENT -> {}
            }
        }
        return new FlameTarget(statement, execution, node);
    }

    /// The heaviest frame that stands for this: a node if a node is wanted, else a call, else a statement; -1 where
    /// there is none. An execution that was merged into another's frame is found by its statement.
    public int in(FlameGraph graph) {
        int best = -1;
        int bestRank = 0;
        for (int frame = 0; frame < graph.size(); frame++) {
            int rank = rank(graph, frame);
            if (rank > bestRank || (rank == bestRank && rank > 0 && graph.weight(frame) > graph.weight(best))) {
                best = frame;
                bestRank = rank;
            }
        }
        return best;
    }

    private int rank(FlameGraph graph, int frame) {
        return switch (graph.kind(frame)) {
            case STATEMENT -> statement != Table.MISSING && graph.reference(frame) == statement ? 1 : 0;
            case CALL -> execution != Table.MISSING && graph.reference(frame) == execution ? 2 : 0;
            case NODE -> isNode(graph, frame) ? 3 : 0;
            case TRACE, SESSION, COMPONENT -> 0;
        };
    }

    private boolean isNode(FlameGraph graph, int frame) {
        return node != Table.MISSING
                && execution != Table.MISSING
                && graph.reference(frame) == node
                && of(graph, frame).execution() == execution;
    }
}
