package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Histogram;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import org.junit.jupiter.api.Test;

class DetailsViewModelTest {
    private final TraceContext context = OpenContext.of(Fixture.shop(), new SameThreadTaskRunner());
    private final StatementsViewModel statements = new StatementsViewModel(context);
    private final DetailsViewModel details = new DetailsViewModel(statements);
    private final int query =
            (int) statements.root().children().getFirst().row().key().number();

    @Test
    void showsNothingUntilSomethingIsSelected() {
        assertThat(details.stateProperty().get()).isEqualTo(new DetailsViewModel.State.Nothing());
        assertThat(details.spreadProperty().get()).isEqualTo(SpreadShown.NOTHING);
    }

    @Test
    void showsTheFiguresOfAPlanNode() {
        context.select(Selection.ofNode(query, 1, 0));
        Details shown = shown();
        assertThat(shown.tab()).isEqualTo("Plan node");
        assertThat(shown.title()).isEqualTo("Limit");
        assertThat(shown.pill()).isEqualTo("90.0% of EXEC");
        assertThat(shown.facts())
                .extracting(Fact::name, Fact::value, Fact::weight)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Elapsed / self", "45.0 ms", Fact.Weight.PLAIN),
                        org.assertj.core.groups.Tuple.tuple(
                                "Rows estimated → actual", "10 → 300 (×30)", Fact.Weight.WARN));
        assertThat(shown.sql()).isEqualTo("select * from orders where id = $1");
        assertThat(shown.detail().orElseThrow().binds()).hasSize(2);
    }

    @Test
    void explainsEachFigureOfAStatement() {
        context.select(Selection.ofStatement(query));
        assertThat(shown().facts())
                .allSatisfy(fact -> assertThat(fact.explanation()).isNotEmpty());
        assertThat(shown().detail()).isEmpty();
        assertThat(shown().record().from()).isLessThan(shown().record().to());
    }

    @Test
    void marksTheSelectedExecutionInTheSpreadOfItsStatement() {
        context.select(Selection.ofExecution(query, 1));
        SpreadShown spread = details.spreadProperty().get();
        assertThat(spread.executions()).isEqualTo(5);
        assertThat(spread.bars().stream().mapToLong(Histogram.Bar::count).sum()).isEqualTo(5);
        assertThat(spread.marker()).isEqualTo(new Histogram.Marker(50_000, "#1"));
        context.select(Selection.ofStatement(query));
        assertThat(details.spreadProperty().get().marker()).isNull();
    }

    @Test
    void coloursABarByWhatTookMostAlsoWhereNothingAccountsForIt() {
        SmallTrace trace = new SmallTrace();
        int update = trace.parse(1, "update stock set n = n - 1");
        for (long cpu : new long[] {900, 1_000}) {
            trace.set(trace.execute(update), ExecutionColumn.ELAPSED_MICROS, cpu == 900 ? 1_000 : 1_900_000);
            trace.set(cpu == 900 ? 0 : 1, ExecutionColumn.CPU_MICROS, cpu);
        }
        TraceContext waits = OpenContext.of(trace.trace(), new SameThreadTaskRunner());
        StatementsViewModel tree = new StatementsViewModel(waits);
        DetailsViewModel model = new DetailsViewModel(tree);
        waits.select(Selection.ofExecution(0, 1));
        assertThat(model.spreadProperty().get().bars().stream()
                        .filter(bar -> bar.count() > 0)
                        .map(Histogram.Bar::color))
                .containsExactly(Component.CPU, Component.UNACCOUNTED);
    }

    @Test
    void saysWhyTheFileCannotBeRead() {
        context.trace().orElseThrow().text().close();
        context.select(Selection.ofExecution(query, 1));
        assertThat(details.stateProperty().get())
                .isEqualTo(new DetailsViewModel.State.Failed("The trace has been closed."));
    }

    private Details shown() {
        return ((DetailsViewModel.State.Ready) details.stateProperty().get()).details();
    }
}
