package dev.pgtrace.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentPlan;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.kit.CannedServer;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentViewModelTest {
    @TempDir
    Path folder;

    private final CannedServer server = new CannedServer();
    private final SameThreadTaskRunner runner = new SameThreadTaskRunner();
    private final ServerContext context = new ServerContext(
            ServerProfile.of(ServerAddress.of("localhost", 5432, "orders", "webapp")), server, runner);
    private final List<String> asked = new ArrayList<>();
    private final Experiment experiment = new Canned().make();
    private boolean agreed = true;
    private ExperimentViewModel model;

    @BeforeEach
    void make() {
        server.experiments = request -> experiment;
        model = new ExperimentViewModel(runner, (profile, plan) -> {
            asked.add(plan.steps().toString());
            return agreed;
        });
    }

    @Test
    void runsAndShowsTheResultWithoutAskingWhereNothingIsWritten() {
        start();
        assertThat(asked).isEmpty();
        assertThat(model.stateProperty().get()).isInstanceOf(ExperimentViewModel.State.Ended.class);
        assertThat(model.experiment()).contains(experiment);
        assertThat(model.unsavedProperty().get()).isTrue();
        assertThat(model.plannedProperty().get())
                .containsExactly("The statements only read: nothing is written, locked or evicted.");
    }

    @Test
    void asksBeforeAnIndexIsBuiltAndGoesBackToTheFormOnNo() {
        server.experimentPlan = new ExperimentPlan(
                List.of(new ExperimentPlan.Step(
                        ExperimentPlan.Effect.BUILDS_INDEX, 1, "CREATE INDEX ON orders (customer_id)")),
                List.of("Writers of orders wait."));
        agreed = false;
        start();
        assertThat(asked).hasSize(1);
        assertThat(model.stateProperty().get()).isEqualTo(new ExperimentViewModel.State.Editing(""));
        assertThat(PlanTexts.statements(server.experimentPlan))
                .isEqualTo("-- B builds an index, rolled back\nCREATE INDEX ON orders (customer_id)");
    }

    @Test
    void asksOnAProductionServerInAnyCase() {
        context.profileProperty()
                .set(new ServerProfile(
                        context.profile().id(),
                        "orders-prod-1",
                        context.profile().colour(),
                        true,
                        context.profile().address()));
        start();
        assertThat(asked).hasSize(1);
        assertThat(model.isEnded()).isTrue();
    }

    @Test
    void saysInTheFormWhyItCannotStart() {
        model.start(context, experiment.request(), cancel -> {
            throw new TraceException(TraceException.Kind.USAGE, "Line 2 has 3 values, line 1 has 2.");
        });
        assertThat(model.stateProperty().get())
                .isEqualTo(new ExperimentViewModel.State.Editing("Line 2 has 3 values, line 1 has 2."));
    }

    @Test
    void keepsWhatWasMeasuredBeforeAFailure() {
        Experiment failed = new Canned()
                .runs(12)
                .end(new ExperimentEnd(ExperimentEnd.Reason.FAILED, "v2: canceling statement due to timeout."))
                .make();
        server.experiments = request -> failed;
        start();
        assertThat(model.experiment()).contains(failed);
        assertThat(model.unsavedProperty().get()).isTrue();
    }

    @Test
    void isSavedAndOpenedAgain() {
        start();
        Path file = folder.resolve("lookup.trcab");
        model.save(file, () -> asked.add("saved"));
        assertThat(file).exists();
        assertThat(asked).containsExactly("saved");
        assertThat(model.unsavedProperty().get()).isFalse();

        ExperimentViewModel again = new ExperimentViewModel(runner, (profile, plan) -> true);
        again.open(file);
        assertThat(again.experiment()).contains(experiment);
        assertThat(again.fileProperty().get()).isEqualTo(file);
        assertThat(again.unsavedProperty().get()).isFalse();
    }

    @Test
    void saysWhyAFileCannotBeOpened() throws Exception {
        Path file = Files.writeString(folder.resolve("no.trcab"), "nonsense");
        model.open(file);
        assertThat(model.stateProperty().get())
                .isInstanceOfSatisfying(ExperimentViewModel.State.Broken.class, broken -> assertThat(broken.fault())
                        .isInstanceOf(TraceException.class)
                        .hasMessageContaining("no.trcab"));
    }

    private void start() {
        model.start(
                context, experiment.request(), cancel -> experiment.request().parameters());
    }
}
