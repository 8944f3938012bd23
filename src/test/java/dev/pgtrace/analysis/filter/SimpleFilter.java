package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.ExecutionAccounts;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.NodeNames;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.sql.SqlNormalizer;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.NodeColumn;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.WaitColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Filters as the manual says: each execution by itself, out of its whole account, its details and the analysis of
/// its trace. Nothing is skipped, shared or kept but for tables.
final class SimpleFilter {
    private final Trace trace;
    private final ExecutionAccounts accounts;
    private final List<StatementProfile> statements;
    private final Map<Long, List<String>> waits = new HashMap<>();
    private final List<ExecutionAccount> known = new ArrayList<>();
    private final List<Optional<ExecutionDetail>> details = new ArrayList<>();

    SimpleFilter(Trace trace, TierModel model) {
        this.trace = trace;
        this.accounts = new ExecutionAccounts(trace, model);
        this.statements = Analyzer.analyze(trace, model, new CancelToken()).statements();
        for (int w = 0; w < trace.waits().size(); w++) {
            int name = (int) trace.waits().get(w, WaitColumn.NAME);
            if (name >= 0) {
                waits.computeIfAbsent(trace.waits().get(w, WaitColumn.EXECUTION), e -> new ArrayList<>())
                        .add(trace.name(name));
            }
        }
        for (int e = 0; e < trace.executions().size(); e++) {
            known.add(accounts.of(e));
            details.add(Optional.empty());
        }
    }

    BitSet select(FilterNode node) throws TraceException {
        BitSet chosen = new BitSet();
        for (int e = 0; e < known.size(); e++) {
            chosen.set(e, test(node, e) == Truth.YES);
        }
        return chosen;
    }

    private Truth test(FilterNode node, int e) throws TraceException {
        return switch (node) {
            case FilterNode.All all -> {
                Truth least = Truth.YES;
                for (FilterNode term : all.terms()) {
                    Truth truth = test(term, e);
                    least = truth.compareTo(least) < 0 ? truth : least;
                }
                yield least;
            }
            case FilterNode.Any any -> {
                Truth most = Truth.NO;
                for (FilterNode term : any.terms()) {
                    Truth truth = test(term, e);
                    most = truth.compareTo(most) > 0 ? truth : most;
                }
                yield most;
            }
            case FilterNode.Not not -> test(not.term(), e).not();
            case FilterNode.Figure figure -> {
                long value = figure(figure.field(), e);
                long limit =
                        figure.field() == FilterFigure.START ? FilterMoments.in(trace, figure.value()) : figure.value();
                yield value == Table.MISSING
                        ? Truth.UNKNOWN
                        : Truth.of(figure.operator().holds(value, limit));
            }
            case FilterNode.Text text ->
                text.operator() == FilterOperator.NOT_EQUAL
                        ? text(text.as(FilterOperator.EQUAL), e).not()
                        : text(text, e);
            case FilterNode.Flag flag -> Truth.of(flag(flag.field(), e));
            case FilterNode.Missing missing ->
                switch (missing.field()) {
                    case FilterFigure figure -> Truth.of(figure(figure, e) == Table.MISSING);
                    case FilterText text ->
                        Truth.of(text(new FilterNode.Text(text, FilterOperator.LIKE, "%", missing.position()), e)
                                == Truth.UNKNOWN);
                    case FilterFlag flag -> Truth.NO;
                };
        };
    }

    long figure(FilterFigure field, int e) {
        ExecutionAccount account = known.get(e);
        return switch (field) {
            case ELAPSED -> account.runMicros();
            case SELF -> account.selfMicros();
            case PLANNING -> account.planningMicros();
            case CPU -> printed(e, ExecutionColumn.CPU_MICROS);
            case LOCK -> time(e, Component.LOCK_WAITS);
            case WAITS -> time(e, Component.LOCK_WAITS, Component.OTHER_WAITS);
            case IO -> time(e, Component.TIER2, Component.TIER3, Component.READS_UNSPLIT);
            case TEMPIO -> time(e, Component.TEMP_IO);
            case WALIO -> time(e, Component.WAL_WRITES);
            case UNACCOUNTED -> time(e, Component.UNACCOUNTED);
            case ROWS -> account.runMicros() == Table.MISSING ? Table.MISSING : of(e, ExecutionColumn.ROWS);
            case HIT -> printed(e, ExecutionColumn.HIT_BLOCKS);
            case READ -> printed(e, ExecutionColumn.READ_BLOCKS);
            case TIER1 -> {
                boolean onlyDevice = of(e, ExecutionColumn.DEVICE_READ_BYTES) != Table.MISSING
                        && of(e, ExecutionColumn.READ_BLOCKS) == Table.MISSING
                        && !account.flagged();
                yield onlyDevice || printed(e, ExecutionColumn.HIT_BLOCKS) == Table.MISSING
                        ? Table.MISSING
                        : account.tiers().tier1Blocks();
            }
            case TIER2 -> split(e) ? account.tiers().tier2Blocks() : Table.MISSING;
            case TIER3 -> split(e) ? account.tiers().tier3Blocks() : Table.MISSING;
            case DIRTIED -> printed(e, ExecutionColumn.DIRTIED_BLOCKS);
            case WRITTEN -> printed(e, ExecutionColumn.WRITTEN_BLOCKS);
            case TEMP -> {
                long read = printed(e, ExecutionColumn.TEMP_READ_BLOCKS);
                long written = printed(e, ExecutionColumn.TEMP_WRITTEN_BLOCKS);
                if (read == Table.MISSING && written == Table.MISSING) {
                    read = root(e, NodeColumn.TEMP_READ_BLOCKS);
                    written = root(e, NodeColumn.TEMP_WRITTEN_BLOCKS);
                }
                yield read == Table.MISSING && written == Table.MISSING
                        ? Table.MISSING
                        : Math.max(0, read) + Math.max(0, written);
            }
            case WAL -> root(e, NodeColumn.WAL_BYTES);
            case DEVICE -> printed(e, ExecutionColumn.DEVICE_READ_BYTES);
            case BINDS -> Math.max(0, of(e, ExecutionColumn.BIND_COUNT));
            case ID -> ofCursor(e, CursorColumn.ID);
            case PID -> {
                int session = (int) ofCursor(e, CursorColumn.SESSION);
                yield session < 0 || session >= trace.info().sessions().size()
                        ? Table.MISSING
                        : trace.info().sessions().get(session).pid();
            }
            case DEPTH -> {
                long depth = of(e, ExecutionColumn.DEPTH);
                depth = depth == Table.MISSING ? ofCursor(e, CursorColumn.DEPTH) : depth;
                yield depth == Table.MISSING ? of(e, ExecutionColumn.PARENT) == Table.MISSING ? 0 : 1 : depth;
            }
            case START -> of(e, ExecutionColumn.START_MICROS);
            case CALLS -> profile(e).map(StatementProfile::calls).orElse(Table.MISSING);
            case TOTAL -> profile(e).map(StatementProfile::selfMicros).orElse(Table.MISSING);
            case MIN -> timed(e).map(it -> it.elapsed().minMicros()).orElse(Table.MISSING);
            case P50 -> timed(e).map(it -> it.elapsed().p50Micros()).orElse(Table.MISSING);
            case P95 -> timed(e).map(it -> it.elapsed().p95Micros()).orElse(Table.MISSING);
            case P99 -> timed(e).map(it -> it.elapsed().p99Micros()).orElse(Table.MISSING);
            case MAX -> timed(e).map(it -> it.elapsed().maxMicros()).orElse(Table.MISSING);
            case SHARE ->
                profile(e)
                        .map(it -> Math.round(it.share() * FigureSource.SHARE_PARTS))
                        .orElse(Table.MISSING);
            case PLANS -> profile(e).map(it -> (long) it.planShapes()).orElse(Table.MISSING);
        };
    }

    private long of(int e, ExecutionColumn column) {
        return trace.executions().get(e, column);
    }

    private long printed(int e, ExecutionColumn column) {
        return known.get(e).flagged() ? Table.MISSING : of(e, column);
    }

    private long ofCursor(int e, CursorColumn column) {
        int cursor = (int) of(e, ExecutionColumn.CURSOR);
        return cursor < 0 ? Table.MISSING : trace.cursors().get(cursor, column);
    }

    private long root(int e, NodeColumn column) {
        long flags = Math.max(0, of(e, ExecutionColumn.FLAGS));
        boolean foreign = ExecutionFlag.FOREIGN_PLAN.in(flags) || ExecutionFlag.SUMMED_PLAN.in(flags);
        int root = (int) of(e, ExecutionColumn.FIRST_NODE);
        return root < 0 || foreign || known.get(e).flagged()
                ? Table.MISSING
                : trace.nodes().get(root, column);
    }

    private long time(int e, Component... components) {
        Ledger ledger = known.get(e).ledger();
        long sum = 0;
        for (Component component : components) {
            if (known.get(e).selfMicros() == Table.MISSING || ledger.missing().contains(component)) {
                return Table.MISSING;
            }
            sum += ledger.micros(component);
        }
        return sum;
    }

    private boolean split(int e) {
        var tiers = known.get(e).tiers();
        return tiers.tier2Blocks() + tiers.tier3Blocks() > 0
                || tiers.unsplitBlocks() == 0 && printed(e, ExecutionColumn.READ_BLOCKS) != Table.MISSING;
    }

    private Optional<StatementProfile> profile(int e) {
        long statement = ofCursor(e, CursorColumn.STATEMENT);
        return statements.stream().filter(it -> it.statement() == statement).findFirst();
    }

    private Optional<StatementProfile> timed(int e) {
        return profile(e).filter(it -> it.elapsed().count() > 0);
    }

    private boolean flag(FilterFlag field, int e) {
        long flags = of(e, ExecutionColumn.FLAGS);
        return switch (field) {
            case INCOMPLETE -> ExecutionFlag.INCOMPLETE.in(flags);
            case ERROR -> ExecutionFlag.ERROR.in(flags);
            case PLANONLY -> ExecutionFlag.NO_RUN.in(flags);
            case FLAGGED -> known.get(e).flagged();
            case NESTED -> of(e, ExecutionColumn.PARENT) != Table.MISSING || of(e, ExecutionColumn.DEPTH) > 0;
        };
    }

    private Truth text(FilterNode.Text text, int e) throws TraceException {
        TextTest test = TextTest.of(text.operator(), text.value());
        int cursor = (int) of(e, ExecutionColumn.CURSOR);
        int statement = (int) ofCursor(e, CursorColumn.STATEMENT);
        return switch (text.field()) {
            case SQL -> {
                if (statement < 0) {
                    yield Truth.UNKNOWN;
                }
                Truth shown = any(test, normalised(statement));
                yield shown == Truth.YES ? shown : any(test, trace.text().sql(trace, cursor));
            }
            case COMMAND ->
                statement < 0
                        ? Truth.UNKNOWN
                        : any(test, normalised(statement).strip().replaceFirst("(?sU)^\\(*(\\p{L}*).*$", "$1"));
            case FINGERPRINT -> {
                long print = statement < 0 ? 0 : trace.statements().get(statement, StatementColumn.FINGERPRINT);
                yield any(
                        test,
                        print == StatementColumn.UNKNOWN_TEXT
                                ? ""
                                : HexFormat.of().toHexDigits(print));
            }
            case TABLE, INDEX, NODE, SHAPE -> inPlan(text, test, (int) of(e, ExecutionColumn.SHAPE));
            case WAIT -> waited(test, e);
            case BIND -> {
                List<String> values = detail(e).binds().stream()
                        .filter(bind -> bind.plausible() && bind.value().isPresent())
                        .filter(bind -> text.position() < 0 || text.position() == bind.position())
                        .map(bind -> bind.value().get())
                        .toList();
                yield values.isEmpty()
                        ? Truth.UNKNOWN
                        : Truth.of(values.stream().anyMatch(test::test));
            }
            case USER -> any(test, backend(e).user());
            case DATABASE -> any(test, backend(e).database());
            case APPLICATION -> any(test, backend(e).application());
            case CLIENT -> any(test, backend(e).client());
            case QUERYID -> {
                long id = of(e, ExecutionColumn.QUERY_ID);
                yield any(test, id == Table.MISSING ? "" : Long.toString(id));
            }
            case SQLSTATE ->
                any(test, failure(e).map(ExecutionDetail.Failure::sqlState).orElse(""));
            case MESSAGE ->
                any(test, failure(e).map(ExecutionDetail.Failure::message).orElse(""));
        };
    }

    /// Unknown where there is none.
    private static Truth any(TextTest test, String text) {
        return text.isEmpty() ? Truth.UNKNOWN : Truth.of(test.test(text));
    }

    private String normalised(int statement) throws TraceException {
        int first = (int) trace.statements().get(statement, StatementColumn.FIRST_CURSOR);
        return first < 0 ? "" : SqlNormalizer.text(trace.text().sql(trace, first));
    }

    private Truth inPlan(FilterNode.Text text, TextTest test, int shape) {
        if (shape < 0) {
            return Truth.UNKNOWN;
        }
        boolean any = false;
        for (int n = 0; n < trace.shapes().nodeCount(shape); n++) {
            String relation = trace.name(trace.shapes().relation(shape, n));
            String index = trace.name(trace.shapes().index(shape, n));
            String label = trace.name(trace.shapes().label(shape, n));
            String found =
                    switch (text.field()) {
                        case TABLE -> relation;
                        case INDEX -> index;
                        case NODE -> NodeNames.display(label, relation, index);
                        default ->
                            n == 0 ? HexFormat.of().toHexDigits(trace.shapes().fingerprint(shape)) : "";
                    };
            any |= !found.isEmpty() && test.test(found);
            if (text.field() == FilterText.NODE && text.operator() == FilterOperator.EQUAL) {
                any |= found.replaceFirst(" (on|using) .*$", "").equalsIgnoreCase(NodeNames.kind(text.value()));
            }
        }
        return Truth.of(any);
    }

    private Truth waited(TextTest test, int e) {
        boolean any = waits.getOrDefault((long) e, List.of()).stream().anyMatch(test::test);
        return trace.waits().size() == 0 ? Truth.UNKNOWN : Truth.of(any);
    }

    private Backend backend(int e) {
        int session = (int) ofCursor(e, CursorColumn.SESSION);
        return session < 0 || session >= trace.info().sessions().size()
                ? Backend.UNKNOWN
                : trace.info().sessions().get(session).backend();
    }

    private Optional<ExecutionDetail.Failure> failure(int e) throws TraceException {
        return ExecutionFlag.ERROR.in(of(e, ExecutionColumn.FLAGS)) ? detail(e).failure() : Optional.empty();
    }

    private ExecutionDetail detail(int e) throws TraceException {
        if (details.get(e).isEmpty()) {
            details.set(e, Optional.of(trace.text().detail(trace, e)));
        }
        return details.get(e).orElseThrow();
    }
}
