package dev.pgtrace.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExperimentDraftTest {
    private final ExperimentDraft draft = new ExperimentDraft();

    @Test
    void asksForWhatTheFormSays() throws Exception {
        draft.titleProperty().set("lookup");
        draft.variants().get(0).sqlProperty().set("SELECT 1\n");
        VariantDraft second = draft.variants().get(1);
        second.sqlProperty().set("SELECT 2");
        second.settings().add(new VariantDraft.Setting(" work_mem ", "64MB"));
        second.settings().add(new VariantDraft.Setting("", ""));
        second.indexes().add(new VariantDraft.Index("CREATE INDEX ON t (a)", TriedIndex.Kind.HYPOTHETICAL));
        draft.options().intervalProperty().set("2");
        draft.options().secondsProperty().set("30");
        draft.options().seedProperty().set("11");
        draft.options().protocolProperty().set(Protocol.SIMPLE);

        assertThat(draft.request(new Random(1)))
                .isEqualTo(new ExperimentRequest(
                        "lookup",
                        List.of(
                                Variant.of("v1", "SELECT 1"),
                                new Variant(
                                        "v2",
                                        "SELECT 2",
                                        Map.of("work_mem", "64MB"),
                                        List.of(new TriedIndex(
                                                "CREATE INDEX ON t (a)", TriedIndex.Kind.HYPOTHETICAL)))),
                        List.of(ParameterSet.NONE),
                        new ExperimentOptions(
                                Protocol.SIMPLE,
                                3,
                                new StopRule(
                                        OptionalInt.of(100),
                                        Optional.of(Duration.ofSeconds(30)),
                                        OptionalDouble.of(0.02)),
                                3,
                                ExperimentOptions.CacheState.AS_FOUND,
                                ExperimentOptions.Writes.REFUSED,
                                60_000,
                                0.01,
                                0.95,
                                11)));
    }

    @Test
    void saysWhatIsMissing() {
        assertProblem("Write the SQL of variant A.");
        draft.use("x", "SELECT 1");
        draft.variants().get(1).nameProperty().set("v1");
        assertProblem("Two variants are called v1: give them different names.");
        draft.variants().get(1).nameProperty().set(" ");
        assertProblem("Give variant B a name.");
        draft.variants().get(1).nameProperty().set("v2");
        draft.options().runsProperty().set("many");
        assertProblem("Runs of each variant: many is not a number from 1 to 1000000.");
        draft.options().runsProperty().set("");
        assertProblem("Say when to stop: after a number of runs, a time, or when the interval is narrow enough.");
    }

    @Test
    void fillsTheFormWithWhatWasAskedBefore() throws Exception {
        ExperimentRequest before = new Canned().third("v3", 900).make().request();
        draft.use(before);
        ExperimentRequest again = draft.request(new Random(1));
        assertThat(again.variants()).isEqualTo(before.variants());
        assertThat(again.options()).isEqualTo(before.options());
        assertThat(draft.parameters().typedProperty().get()).isEqualTo("8812,a@example.org");
    }

    @Test
    void addsVariantsUnderNamesThatAreFree() {
        draft.variants().get(0).nameProperty().set("v3");
        draft.addVariant();
        assertThat(draft.variants()).extracting(v -> v.nameProperty().get()).containsExactly("v3", "v2", "v4");
        draft.remove(draft.variants().get(0));
        draft.remove(draft.variants().get(0));
        assertThat(draft.variants()).hasSize(2);
    }

    @Test
    void writesSetsOfParametersAsTheyAreTyped() {
        assertThat(ParameterTexts.text(List.of(
                        new ParameterSet(List.of("1", "a, b")),
                        new ParameterSet(java.util.Arrays.asList(null, "")),
                        new ParameterSet(List.of("say \"x\"", " y")))))
                .isEqualTo("1,\"a, b\"\n,\"\"\n\"say \"\"x\"\"\",\" y\"");
    }

    private void assertProblem(String message) {
        assertThatThrownBy(() -> draft.request(new Random(1)))
                .isInstanceOf(TraceException.class)
                .hasMessage(message);
    }
}
