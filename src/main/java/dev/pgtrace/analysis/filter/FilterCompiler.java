package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.NodeNames;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;

/// Turns the tree of an expression into tests on the columns of one trace.
final class FilterCompiler {
    /// Passes everything that there is.
    private static final TextTest ANYTHING = text -> true;

    private final Trace trace;
    private final FigureSource figures;
    private final KeptFigures kept;
    private final DistinctTexts texts;

    /// @param shared with the compilers for other threads
    FilterCompiler(Trace trace, SharedFigures shared, DistinctTexts texts) {
        this.trace = trace;
        this.figures = new FigureSource(trace, shared);
        this.kept = shared.kept();
        this.texts = texts;
    }

    Condition condition(FilterNode node) {
        return condition(node, Asked.IF_YES);
    }

    private Condition condition(FilterNode node, Asked asked) {
        return switch (node) {
            case FilterNode.All all -> new Conditions.All(conditions(all.terms(), asked), asked);
            case FilterNode.Any any -> new Conditions.Any(conditions(any.terms(), asked), asked);
            case FilterNode.Not not -> new Conditions.Not(condition(not.term(), asked.not()));
            case FilterNode.Figure figure -> figure(figure.field(), figure.operator(), value(figure));
            case FilterNode.Text text ->
                text.operator() == FilterOperator.NOT_EQUAL
                        ? new Conditions.Not(text(text.as(FilterOperator.EQUAL), asked.not()))
                        : text(text, asked);
            case FilterNode.Flag flag -> flag(flag.field());
            case FilterNode.Missing missing -> new Conditions.Unknown(anything(missing));
        };
    }

    private List<Condition> conditions(List<FilterNode> nodes, Asked asked) {
        List<Condition> conditions = new ArrayList<>(nodes.size());
        for (FilterNode node : nodes) {
            conditions.add(condition(node, asked));
        }
        return conditions;
    }

    private Condition figure(FilterFigure field, FilterOperator operator, long value) {
        Condition.Cost cost = FigureSource.cost(field);
        IntToLongFunction figure = figures.of(field);
        return figure instanceof KeptFigure kept
                ? new Conditions.Kept(kept, operator, value, cost)
                : new Conditions.Figure(figure, operator, value, cost);
    }

    private long value(FilterNode.Figure figure) {
        return figure.field().kind() == FilterField.Kind.MOMENT
                ? FilterMoments.in(trace, figure.value())
                : figure.value();
    }

    /// Cannot say exactly where a field is missing.
    private Condition anything(FilterNode.Missing missing) {
        return switch (missing.field()) {
            case FilterFigure figure -> figure(figure, FilterOperator.AT_LEAST, Long.MIN_VALUE);
            case FilterText text ->
                text(new FilterNode.Text(text, FilterOperator.LIKE, "%", missing.position()), ANYTHING, Asked.WHICH);
            case FilterFlag flag -> flag(flag);
        };
    }

    private Condition flag(FilterFlag field) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        return switch (field) {
            case INCOMPLETE -> flag(ExecutionFlag.INCOMPLETE);
            case ERROR -> flag(ExecutionFlag.ERROR);
            case PLANONLY -> flag(ExecutionFlag.NO_RUN);
            case FLAGGED -> new Conditions.Flag(figures::flagged);
            case NESTED ->
                new Conditions.Flag(execution -> executions.get(execution, ExecutionColumn.PARENT) != Table.MISSING
                        || executions.get(execution, ExecutionColumn.DEPTH) > 0);
        };
    }

    private Condition flag(ExecutionFlag flag) {
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        return new Conditions.Flag(execution -> flag.in(executions.get(execution, ExecutionColumn.FLAGS)));
    }

    private Condition text(FilterNode.Text text, Asked asked) {
        TextTest test = text.field() == FilterText.NODE ? nodeTest(text) : TextTest.of(text.operator(), text.value());
        return text(text, test, asked);
    }

    private Condition text(FilterNode.Text text, TextTest test, Asked asked) {
        Asked told = asked == Asked.IF_YES ? asked : Asked.WHICH;
        Condition made = made(text, test, told);
        return made.cost() == Condition.Cost.DETAIL ? kept.of(text, told, made) : made;
    }

    private Condition made(FilterNode.Text text, TextTest test, Asked asked) {
        PlanShapes shapes = trace.shapes();
        return switch (text.field()) {
            case SQL -> SqlCondition.of(trace, texts, text.operator(), text.value());
            case COMMAND -> new StatementCondition(trace, Condition.Cost.TEXT, command(test));
            case FINGERPRINT -> new StatementCondition(trace, Condition.Cost.SHAPE, fingerprint(test));
            case TABLE -> new ShapeCondition(trace, test, (s, n) -> trace.name(shapes.relation(s, n)));
            case INDEX -> new ShapeCondition(trace, test, (s, n) -> trace.name(shapes.index(s, n)));
            case NODE -> new ShapeCondition(trace, test, this::node);
            case SHAPE ->
                new ShapeCondition(
                        trace, test, (s, n) -> n == 0 ? HexFormat.of().toHexDigits(shapes.fingerprint(s)) : "");
            case WAIT -> new WaitCondition(trace, test);
            case BIND ->
                DetailCondition.ofBinds(
                        trace,
                        test,
                        text.position(),
                        asked == Asked.IF_YES ? BindScreen.of(trace, text.operator(), text.value()) : Optional.empty());
            case USER -> new SessionCondition(trace, test, Backend::user);
            case DATABASE -> new SessionCondition(trace, test, Backend::database);
            case APPLICATION -> new SessionCondition(trace, test, Backend::application);
            case CLIENT -> new SessionCondition(trace, test, Backend::client);
            case QUERYID -> new QueryIdCondition(trace, test);
            case SQLSTATE -> DetailCondition.ofFailure(trace, test, ExecutionDetail.Failure::sqlState);
            case MESSAGE -> DetailCondition.ofFailure(trace, test, ExecutionDetail.Failure::message);
        };
    }

    private StatementCondition.StatementTest fingerprint(TextTest test) {
        return statement -> {
            long fingerprint = trace.statements().get(statement, StatementColumn.FINGERPRINT);
            return fingerprint == StatementColumn.UNKNOWN_TEXT
                    ? Truth.UNKNOWN
                    : Truth.of(test.test(HexFormat.of().toHexDigits(fingerprint)));
        };
    }

    private StatementCondition.StatementTest command(TextTest test) {
        SqlBytes sql = new SqlBytes(trace);
        return statement -> {
            int first = (int) trace.statements().get(statement, StatementColumn.FIRST_CURSOR);
            String word = first < 0 ? "" : firstWord(sql, first);
            return word.isEmpty() ? Truth.UNKNOWN : Truth.of(test.test(word));
        };
    }

    private static String firstWord(SqlBytes sql, int cursor) throws TraceException {
        String text = sql.normalised(cursor).strip();
        int start = 0;
        while (start < text.length() && text.charAt(start) == '(') {
            start++;
        }
        int end = start;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    /// `node = 'Seq Scan'` means the kind of node, `node = 'Seq Scan on orders'` the whole name.
    private static TextTest nodeTest(FilterNode.Text text) {
        TextTest test = TextTest.of(text.operator(), text.value());
        if (text.operator() != FilterOperator.EQUAL) {
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
