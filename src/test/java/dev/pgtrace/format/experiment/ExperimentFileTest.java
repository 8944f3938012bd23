package dev.pgtrace.format.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ExperimentServer;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.ResultHash;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.model.experiment.VariantTrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentFileTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws Exception {
        Path file = folder.resolve("lookup.trcab");
        ExperimentFile.write(EXPERIMENT, file);
        assertThat(ExperimentFile.read(file)).isEqualTo(EXPERIMENT);
    }

    @Test
    void leavesNothingBesideTheFile() throws Exception {
        ExperimentFile.write(EXPERIMENT, folder.resolve("lookup.trcab"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("lookup.trcab"));
        }
    }

    @Test
    void writesTheSameBytesForTheSameExperiment() throws Exception {
        ExperimentFile.write(EXPERIMENT, folder.resolve("a.trcab"));
        ExperimentFile.write(ExperimentFile.read(folder.resolve("a.trcab")), folder.resolve("b.trcab"));
        assertThat(folder.resolve("b.trcab")).hasSameBinaryContentAs(folder.resolve("a.trcab"));
    }

    @Test
    void keepsHundredThousandRunsOfEachVariantInTenMegabytes() throws Exception {
        List<ExperimentRun> runs = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            runs.add(new ExperimentRun(
                    i % 2, i % 3 == 0 ? 1 : 0, RunPhase.TIMED, 417L * i, 301.123 + i % 997 / 7.0, 30, HASH));
        }
        Experiment large = new Experiment(
                EXPERIMENT.request(),
                EXPERIMENT.server(),
                0,
                runs,
                List.of(),
                ExperimentEnd.of(ExperimentEnd.Reason.RUNS),
                List.of());
        Path file = folder.resolve("large.trcab");
        ExperimentFile.write(large, file);
        assertThat(Files.size(file)).isLessThan(10_000_000);
        assertThat(ExperimentFile.read(file)).isEqualTo(large);
    }

    @Test
    void passesOverMembersThatItDoesNotKnow() throws Exception {
        Path file = folder.resolve("additions.trcab");
        ExperimentFile.write(EXPERIMENT, file);
        Files.writeString(file, Files.readString(file).replace("\"title\":", "\"mood\":{\"is\":[1,{}]},\"title\":"));
        assertThat(ExperimentFile.read(file)).isEqualTo(EXPERIMENT);
    }

    @Test
    void saysOfACutFileThatItIsCut() throws Exception {
        Path file = folder.resolve("cut.trcab");
        ExperimentFile.write(EXPERIMENT, file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 1; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> ExperimentFile.read(file))
                    .as("cut at " + length)
                    .isInstanceOf(TraceException.class)
                    .hasMessageStartingWith(file + " is not a whole experiment file (.trcab): ")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void saysOfAnyOtherFileThatItIsNone() throws Exception {
        for (String other :
                List.of("", "{}", "[]", "null", "{\"schema\":\"pgtrace.ab/1\"}", "*** 2025 pg_trace", "\0\1")) {
            assertThat(messageFor(other))
                    .startsWith(folder.resolve("bad.trcab") + " is not a whole experiment file (.trcab): it ");
        }
    }

    @Test
    void namesTheVersionOfANewerFile() throws Exception {
        assertThat(messageFor("{\"format\":\"pgtrace.trcab/7\",\"runs\":{}}"))
                .isEqualTo(
                        folder.resolve("bad.trcab") + " was written by a newer version of pgtrace (pgtrace.trcab/7;"
                                + " this one reads up to pgtrace.trcab/1). Open it with that version, or run the experiment again.");
    }

    @Test
    void refusesWhatContradictsItself() throws Exception {
        Path file = folder.resolve("good.trcab");
        ExperimentFile.write(EXPERIMENT, file);
        String good = Files.readString(file);
        Map<String, String> damages = Map.of(
                "\"variant\":[0,1,0]", "\"variant\":[0,2,0]",
                "\"rows\":[30,30,30]", "\"rows\":[30,30]",
                "\"phase\":\"cwt\"", "\"phase\":\"cwx\"",
                "\"answer\":[0,0,-1]", "\"answer\":[0,1,-1]",
                "\"confidence\":0.95", "\"confidence\":7",
                "\"protocol\":\"prepared-generic\"", "\"protocol\":\"telepathy\"",
                "\"reason\":\"failed\"", "\"reason\":3",
                "\"budget\":\"PT1M\"", "\"budget\":\"soon\"");
        for (Map.Entry<String, String> damage : damages.entrySet()) {
            assertThat(good).contains(damage.getKey());
            assertThat(messageFor(good.replace(damage.getKey(), damage.getValue())))
                    .as(damage.getValue())
                    .startsWith(folder.resolve("bad.trcab") + " is not a whole experiment file (.trcab): ");
        }
    }

    @Test
    void saysWhereNoFileIs() {
        assertThatThrownBy(() -> ExperimentFile.read(folder.resolve("none.trcab")))
                .isInstanceOf(TraceException.class)
                .hasMessage("There is no file " + folder.resolve("none.trcab") + ".");
    }

    @Test
    void saysOfATraceThatItIsSomethingElse() throws Exception {
        Path trace = Files.writeString(folder.resolve("ok.trc"), "*** pg_trace\nPARSE #1\n");
        assertThatThrownBy(() -> ExperimentFile.read(trace))
                .isInstanceOf(TraceException.class)
                .hasMessage(trace + " is not a whole experiment file (.trcab): it is something else.");
    }

    @Test
    void keepsTheOldFileWhereTheFolderCannotBeWritten() {
        Path file = folder.resolve("missing").resolve("lookup.trcab");
        assertThatThrownBy(() -> ExperimentFile.write(EXPERIMENT, file))
                .isInstanceOf(TraceException.class)
                .hasMessageStartingWith(file + " cannot be written: ");
    }

    private String messageFor(String content) throws IOException {
        Path file = folder.resolve("bad.trcab");
        Files.writeString(file, content);
        try {
            ExperimentFile.read(file);
        } catch (TraceException e) {
            return e.getMessage();
        }
        return "was read";
    }

    private static final ResultHash HASH = new ResultHash(0x9c1f_0000_0000_0001L, -2, true);

    private static final Experiment EXPERIMENT = new Experiment(
            new ExperimentRequest(
                    "order lookup \"quoted\"",
                    List.of(
                            Variant.of("v1", "SELECT 'secret' FROM orders\nWHERE id = $1 -- żółw 🐢"),
                            new Variant(
                                    "v2",
                                    "SELECT 2",
                                    Map.of("work_mem", "64MB", "enable_seqscan", "off"),
                                    List.of(new TriedIndex("CREATE INDEX ON orders (id)", TriedIndex.Kind.REAL)))),
                    List.of(new ParameterSet(Arrays.asList("1", null)), ParameterSet.NONE),
                    new ExperimentOptions(
                            Protocol.PREPARED_GENERIC,
                            2,
                            new StopRule(
                                    OptionalInt.of(100), Optional.of(Duration.ofMinutes(1)), OptionalDouble.of(0.02)),
                            3,
                            ExperimentOptions.CacheState.EVICTED,
                            ExperimentOptions.Writes.REFUSED,
                            30_000,
                            0.01,
                            0.95,
                            Long.MIN_VALUE)),
            new ExperimentServer("demo", "18.6", Map.of("shared_buffers", "128MB")),
            1_790_000_000_000_000L,
            List.of(
                    new ExperimentRun(0, 0, RunPhase.COLD, 0, 5210.25, 30, HASH),
                    new ExperimentRun(1, 1, RunPhase.WARM_UP, 6000, 1110.0000001, 30, HASH),
                    new ExperimentRun(0, 0, RunPhase.TIMED, 8000, 0.1, 30, ResultHash.NONE)),
            List.of(new VariantTrace(1, "PGTRACE 1\n\tÿ\u0001")),
            new ExperimentEnd(ExperimentEnd.Reason.FAILED, "v2: canceled by statement timeout"),
            List.of("Buffers could not be evicted."));
}
