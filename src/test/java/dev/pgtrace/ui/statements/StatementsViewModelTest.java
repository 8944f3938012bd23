package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementsViewModelTest {
    private final Trace trace = Fixture.shop();
    private final TraceContext context = OpenContext.of(trace, new SameThreadTaskRunner());
    private final StatementsViewModel model = new StatementsViewModel(context);

    @Test
    void listsTheStatementsWithTheLongestFirst() {
        see(model.root());
        assertThat(texts(model.root()))
                .containsExactly(
                        "SELECT * FROM orders WHERE id = $1",
                        "SELECT fill_order(?)",
                        "UPDATE stock SET n = n - ? WHERE id = ?");
        assertThat(cells(child(model.root(), 0), Column.CALLS, Column.ELAPSED, Column.ROWS, Column.T1_HIT))
                .containsExactly("5", "150 ms", "15", "90.0%");
    }

    @Test
    void opensAStatementIntoItsExecutionsWithBinds() {
        Branch query = child(model.root(), 0);
        model.expand(query);
        see(query);
        assertThat(texts(query))
                .containsExactly(
                        "#1  $1='101'  $2='it's'",
                        "#1  $1='103'  $2='it's'",
                        "#1  $1='104'  $2='it's'",
                        "#1  $1='102'  $2='it's'",
                        "#1  $1='100'  $2='it's'");
        assertThat(cells(child(query, 0), Column.CALLS, Column.ELAPSED, Column.ROWS))
                .containsExactly("1", "50.0 ms", "2");
    }

    @Test
    void opensAnExecutionIntoCallsAndPlanNodes() {
        Branch execution = open(open(model.root(), 0), 0);
        assertThat(texts(execution)).containsExactly("BIND 2 values", "EXEC");
        Branch limit = child(open(execution, 1), 0);
        assertThat(limit.label().text()).isEqualTo("Limit  rows 10 est / 300 act ×30");
        assertThat(limit.label().runs().getFirst().style()).isEqualTo(RowLabel.Style.WARN);
        model.expand(limit);
        assertThat(texts(limit)).containsExactly("Seq Scan on orders");
    }

    @Test
    void showsNestedStatementsBelowTheOneTheyRanIn() {
        Branch call = open(open(model.root(), 1), 0);
        assertThat(texts(call))
                .containsExactly("EXEC no plan in the trace", "NESTED STATEMENTS 1 run inside this execution");
        Branch nested = open(call, 1);
        see(nested);
        assertThat(texts(nested)).containsExactly("#4 UPDATE stock SET n = n - ? WHERE id = ?");
        assertThat(cells(model.root().children().get(1), Column.ELAPSED, Column.SELF))
                .containsExactly("100 ms", "40.0 ms");
    }

    @Test
    void sortsStatementsAndExecutionsByAColumnAndKeepsWhatIsOpen() {
        Branch query = open(model.root(), 0);
        model.sort(model.sortingProperty().get().by(Column.ROWS, Direction.DESCENDING));
        assertThat(query.isExpanded()).isTrue();
        assertThat(rows(query)).containsExactly(4L, 3L, 2L, 1L, 0L);
        model.sort(model.sortingProperty().get().by(Column.CALLS, Direction.ASCENDING));
        assertThat(model.root().children().getLast()).isSameAs(query);
        assertThat(rows(query))
                .as("calls mean nothing to executions: slowest first")
                .containsExactly(1L, 3L, 4L, 2L, 0L);
    }

    @Test
    void showsExecutionsInFileOrder() {
        Branch query = open(model.root(), 0);
        model.sort(model.sortingProperty().get().with(Sorting.Executions.FILE_ORDER));
        assertThat(rows(query)).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void tellsOtherViewsWhatIsSelected() {
        Branch execution = open(open(model.root(), 0), 0);
        Branch node = child(open(execution, 1), 0);
        model.select(node);
        int statement = context.selectionProperty().get().statement();
        assertThat(context.selectionProperty().get()).isEqualTo(Selection.ofNode(statement, 1, 0));
        model.select(child(execution, 0));
        assertThat(context.selectionProperty().get()).isEqualTo(Selection.ofExecution(statement, 1));
    }

    @Test
    void opensTheTreeAtWhatAnotherViewSelects() {
        int statement = (int) model.root().children().getFirst().row().key().number();
        context.select(Selection.ofNode(statement, 3, 1));
        Branch selected = model.selectedProperty().get();
        assertThat(selected).isNotNull();
        assertThat(selected.label().text()).isEqualTo("Seq Scan on orders");
        assertThat(StatementsViewModel.selection(selected)).isEqualTo(Selection.ofNode(statement, 3, 1));
        context.select(Selection.NONE);
        assertThat(model.selectedProperty().get()).isNull();
    }

    @Test
    void stepsThroughTheExecutionsOfAStatementAsSorted() {
        Branch query = child(model.root(), 0);
        model.select(query);
        model.step(1);
        assertThat(context.selectionProperty().get().execution()).isEqualTo(1);
        model.step(1);
        assertThat(context.selectionProperty().get().execution()).isEqualTo(3);
        model.step(-1);
        model.step(-1);
        assertThat(context.selectionProperty().get().execution())
                .as("the first one stays")
                .isEqualTo(1);
    }

    @Test
    void showsOnlyWhatTheFilterLetsThrough() {
        open(model.root(), 0);
        BitSet slow = new BitSet();
        slow.set(1);
        slow.set(3);
        context.publish(Analyzer.analyze(
                trace, ExecutionSet.of(slow, trace.executions().size()), TierModel.standard(), new CancelToken()));
        assertThat(model.root().children()).hasSize(1);
        assertThat(rows(child(model.root(), 0))).containsExactly(1L, 3L);
    }

    @Test
    void keepsRowsAndSelectionWhenTheThresholdMoves() {
        Branch execution = open(open(model.root(), 0), 0);
        model.select(execution);
        context.publish(Analyzer.analyze(trace, TierModel.standard().withThreshold(10), new CancelToken()));
        assertThat(model.selectedProperty().get()).isSameAs(execution);
        assertThat(child(child(model.root(), 0), 0)).isSameAs(execution);
        assertThat(execution.isExpanded()).isTrue();
    }

    @Test
    void keepsTheOrderWhileATraceGrowsUnderTheUsersHands() {
        SmallTrace growing = new SmallTrace();
        TraceContext live = new TraceContext(new SameThreadTaskRunner());
        StatementsViewModel statements = new StatementsViewModel(live);
        int first = growing.execute(growing.parse(1, "select a from one"));
        int second = growing.execute(growing.parse(2, "select b from two"));
        growing.set(first, ExecutionColumn.ELAPSED_MICROS, 20).set(second, ExecutionColumn.ELAPSED_MICROS, 10);
        live.publish(analysis(growing.soFar()));
        statements.select(statements.root().children().getFirst());
        int third = growing.execute(growing.parse(3, "select c from three"));
        growing.set(second, ExecutionColumn.ELAPSED_MICROS, 90).set(third, ExecutionColumn.ELAPSED_MICROS, 50);
        live.publish(analysis(growing.soFar()));
        assertThat(rows(statements.root())).containsExactly(0L, 1L, 2L);
        live.publish(analysis(growing.trace()));
        assertThat(rows(statements.root())).containsExactly(1L, 2L, 0L);
        assertThat(statements.selectedProperty().get())
                .isSameAs(statements.root().children().getLast());
    }

    private static TraceAnalysis analysis(Trace trace) {
        return Analyzer.analyze(trace, TierModel.standard(), new CancelToken());
    }

    @Test
    void loadsAHugeStatementPageByPage() {
        TraceContext big = OpenContext.of(Fixture.many(5_000), new SameThreadTaskRunner());
        StatementsViewModel many = new StatementsViewModel(big);
        Branch statement = many.root().children().getFirst();
        many.expand(statement);
        assertThat(statement.children()).hasSize(201);
        assertThat(statement.children().getLast().label().text())
                .startsWith("… 4,800 more executions — p50 ")
                .contains(", p95 ", ", max ");
        many.select(statement.children().getLast());
        many.activate(statement.children().getLast());
        assertThat(statement.children()).hasSize(401);
        assertThat(many.selectedProperty().get()).isSameAs(statement.children().get(200));
    }

    @Test
    void loadsThePageWithWhatAnotherViewSelects() {
        Trace trace = Fixture.many(5_000);
        TraceContext big = OpenContext.of(trace, new SameThreadTaskRunner());
        StatementsViewModel many = new StatementsViewModel(big);
        big.select(Selection.ofExecution(0, 2_500));
        Branch statement = many.root().children().getFirst();
        assertThat(StatementsViewModel.selection(many.selectedProperty().get()).execution())
                .isEqualTo(2_500);
        assertThat(statement.children()).hasSize(402);
        assertThat(statement.children().stream().filter(child -> child.row() instanceof Row.More))
                .hasSize(2);
    }

    private Branch open(Branch branch, int at) {
        Branch child = child(branch, at);
        model.expand(child);
        return child;
    }

    private static Branch child(Branch branch, int at) {
        return branch.children().get(at);
    }

    private void see(Branch branch) {
        branch.children().forEach(model::inSight);
    }

    private static List<String> texts(Branch branch) {
        return branch.children().stream().map(child -> child.label().text()).toList();
    }

    private static List<Long> rows(Branch branch) {
        return branch.children().stream()
                .map(child -> child.row().key().number())
                .toList();
    }

    private static List<String> cells(Branch branch, Column... columns) {
        return java.util.Arrays.stream(columns)
                .map(column -> branch.row().figures().text(column))
                .toList();
    }
}
