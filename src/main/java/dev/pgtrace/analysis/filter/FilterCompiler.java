package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.ExecutionFigures;
import dev.pgtrace.analysis.NodeNames;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/// Turns the tree of an expression into tests on the columns of one trace.
final class FilterCompiler {
    private final Trace trace;
    private final ExecutionFigures figures;

    FilterCompiler(Trace trace, TierModel tiers) {
        this.trace = trace;
        this.figures = new ExecutionFigures(trace, tiers);
    }

    Condition condition(FilterNode node) {
        return switch (node) {
            case FilterNode.All all -> Conditions.All.of(conditions(all.terms()));
            case FilterNode.Any any -> Conditions.Any.of(conditions(any.terms()));
            case FilterNode.Not not -> new Conditions.Not(condition(not.term()));
            case FilterNode.Figure figure ->
                new Conditions.Figure(figure(figure.field()), figure.operator(), value(figure), cost(figure.field()));
            case FilterNode.Text text -> text(text);
            case FilterNode.Flag flag -> flag(flag.field());
        };
    }

    private List<Condition> conditions(List<FilterNode> nodes) {
        List<Condition> conditions = new ArrayList<>(nodes.size());
        for (FilterNode node : nodes) {
            conditions.add(condition(node));
        }
        return conditions;
    }

    private static Condition.Cost cost(FilterField field) {
        return field == FilterField.TIER2 || field == FilterField.TIER3 ? Condition.Cost.TIERS : Condition.Cost.COLUMN;
    }

    private long value(FilterNode.Figure figure) {
        return figure.field().kind() == FilterField.Kind.MOMENT
                ? FilterMoments.in(trace, figure.value())
                : figure.value();
    }

    private IntToLongFunction figure(FilterField field) {
        return switch (field) {
            case ELAPSED -> figures::elapsedMicros;
            case CPU -> figures::cpuMicros;
            case ROWS -> figures::rows;
            case HIT -> figures::hitBlocks;
            case READ -> figures::readBlocks;
            case TIER2 -> figures::tier2Blocks;
            case TIER3 -> figures::tier3Blocks;
            case BINDS -> execution -> trace.executions().orZero(execution, ExecutionColumn.BIND_COUNT);
            case ID -> execution -> ofCursor(execution, CursorColumn.ID);
            case PID -> new Sessions(trace)::pid;
            case DEPTH -> this::depth;
            case START -> execution -> trace.executions().get(execution, ExecutionColumn.START_MICROS);
            case SQL,
                    FINGERPRINT,
                    TABLE,
                    INDEX,
                    NODE,
                    USER,
                    DATABASE,
                    APPLICATION,
                    QUERYID,
                    SQLSTATE,
                    INCOMPLETE,
                    NESTED,
                    ERROR,
                    PLANONLY -> throw new IllegalArgumentException(field + " is no number");
        };
    }

    /// As told; where only the execution around it is known, at least 1.
    private long depth(int execution) {
        long depth = trace.executions().get(execution, ExecutionColumn.DEPTH);
        if (depth == Table.MISSING) {
            depth = ofCursor(execution, CursorColumn.DEPTH);
        }
        if (depth != Table.MISSING) {
            return depth;
        }
        return trace.executions().has(execution, ExecutionColumn.PARENT) ? 1 : 0;
    }

    private long ofCursor(int execution, CursorColumn column) {
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        return cursor < 0 ? Table.MISSING : trace.cursors().get(cursor, column);
    }

    private Condition flag(FilterField field) {
        Table<ExecutionColumn> executions = trace.executions();
        return switch (field) {
            case INCOMPLETE -> flag(ExecutionFlag.INCOMPLETE);
            case ERROR -> flag(ExecutionFlag.ERROR);
            case PLANONLY -> flag(ExecutionFlag.NO_RUN);
            case NESTED ->
                new Conditions.Flag(execution -> executions.has(execution, ExecutionColumn.PARENT)
                        || executions.get(execution, ExecutionColumn.DEPTH) > 0);
            case ELAPSED,
                    CPU,
                    ROWS,
                    HIT,
                    READ,
                    TIER2,
                    TIER3,
                    BINDS,
                    ID,
                    SQL,
                    FINGERPRINT,
                    TABLE,
                    INDEX,
                    NODE,
                    PID,
                    USER,
                    DATABASE,
                    APPLICATION,
                    DEPTH,
                    START,
                    QUERYID,
                    SQLSTATE -> throw new IllegalArgumentException(field + " is no flag");
        };
    }

    private Condition flag(ExecutionFlag flag) {
        Table<ExecutionColumn> executions = trace.executions();
        return new Conditions.Flag(execution -> flag.in(executions.get(execution, ExecutionColumn.FLAGS)));
    }

    private Condition text(FilterNode.Text text) {
        if (text.operator() == FilterOperator.NOT_EQUAL) {
            return new Conditions.Not(text(new FilterNode.Text(text.field(), FilterOperator.EQUAL, text.value())));
        }
        TextTest test = TextTest.of(text.operator(), text.value());
        PlanShapes shapes = trace.shapes();
        return switch (text.field()) {
            case SQL -> new SqlCondition(trace, text.value());
            case FINGERPRINT -> new FingerprintCondition(trace, test);
            case TABLE -> new ShapeCondition(trace, test, (s, n) -> trace.name(shapes.relation(s, n)));
            case INDEX -> new ShapeCondition(trace, test, (s, n) -> trace.name(shapes.index(s, n)));
            case NODE -> new ShapeCondition(trace, nodeTest(text, test), this::node);
            case USER -> new SessionCondition(trace, test, Backend::user);
            case DATABASE -> new SessionCondition(trace, test, Backend::database);
            case APPLICATION -> new SessionCondition(trace, test, Backend::application);
            case QUERYID -> new Conditions.Flag(execution -> queryId(execution, test));
            case SQLSTATE -> new SqlStateCondition(trace, test);
            case ELAPSED,
                    CPU,
                    ROWS,
                    HIT,
                    READ,
                    TIER2,
                    TIER3,
                    BINDS,
                    ID,
                    PID,
                    DEPTH,
                    START,
                    INCOMPLETE,
                    NESTED,
                    ERROR,
                    PLANONLY -> throw new IllegalArgumentException(text.field() + " is no text");
        };
    }

    private boolean queryId(int execution, TextTest test) {
        long id = trace.executions().get(execution, ExecutionColumn.QUERY_ID);
        return id != Table.MISSING && test.test(Long.toString(id));
    }

    /// `node = 'Seq Scan'` means the kind of node, `node = 'Seq Scan on orders'` the whole name.
    private static TextTest nodeTest(FilterNode.Text text, TextTest test) {
        if (text.operator() == FilterOperator.CONTAINS) {
            return test;
        }
        String kind = NodeNames.kind(text.value());
        return name -> test.test(name)
                || (name.regionMatches(true, 0, kind, 0, kind.length())
                        && (name.length() == kind.length()
                                || name.startsWith(" on ", kind.length())
                                || name.startsWith(" using ", kind.length())));
    }

    private String node(int shape, int node) {
        PlanShapes shapes = trace.shapes();
        return NodeNames.display(
                trace.name(shapes.label(shape, node)),
                trace.name(shapes.relation(shape, node)),
                trace.name(shapes.index(shape, node)));
    }
}
