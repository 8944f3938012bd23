package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.MeasureRecording;
import dev.pgtrace.app.MeasureRecording.Mode;
import dev.pgtrace.app.MeasureRecording.Recorded;
import dev.pgtrace.app.MeasureRecording.Turn;
import dev.pgtrace.model.load.LoadKind;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class BenchRecordCommandTest {
    @Test
    void comparesModesWithinEachRoundAsTheMachineMayBeBusierInAnother() throws IOException {
        // The second round ran on a machine half as fast: the ratios are the same in both.
        RecordBenchReport report = new RecordBenchReport(List.of(new MeasureRecording.Result(
                "15.18",
                "pgbench",
                LoadKind.SELECT_ONLY,
                new MeasureRecording.Options(2, Duration.ofSeconds(6), 1, Duration.ofSeconds(20)),
                recorded(1, 10_000, 150),
                List.of(
                        turn(1, Mode.NONE, 10_000),
                        turn(1, Mode.SETTINGS, 5_000),
                        turn(1, Mode.RECORDING, 4_900),
                        turn(2, Mode.NONE, 5_000),
                        turn(2, Mode.SETTINGS, 2_500),
                        turn(2, Mode.RECORDING, 2_450)))));
        StringWriter text = new StringWriter();
        report.text(text);
        assertThat(text.toString().lines().skip(1))
                .containsExactly(
                        "  no recording                       7,500/s",
                        "  settings on, nobody reading        3,750/s   0.50 of no recording",
                        "  recording                          3,675/s   0.98 of the settings alone, 0.49 of no recording",
                        "  processors busy                        1.5   of "
                                + Runtime.getRuntime().availableProcessors()
                                + " while recording; 1.5 with the settings alone, 1.5 without, 0.3 by others before each",
                        "  server's processor time             220 µs   for each transaction while recording; 160 µs with the settings alone, 100 µs without",
                        "  statements recorded                 44,100   of 44,100 that the load ran; 0 records lost",
                        "  worst lag                           120 ms   age on arrival",
                        "  recorder's processor time            50 µs   for each statement",
                        "  in the warm-up                      150 µs   for each of the first 10,000 statements, compiling included",
                        "  peak heap                          64.0 MB   most in use, garbage included",
                        "  peak heap after GC                       –   no collection ran",
                        "  read from the log                  2.00 MB   1.00 MB written");
    }

    @Test
    void refusesWhatItCannotMeasure() {
        assertThat(Invoked.run("bench", "record", "--rounds", "0").code()).isEqualTo(2);
        assertThat(Invoked.run("bench", "record", "--each", "10ms").code()).isEqualTo(2);
        assertThat(Invoked.run("bench", "record", "--warm-up", "0s").code()).isEqualTo(2);
        assertThat(Invoked.run("bench", "record", "--clients", "1000").code()).isEqualTo(2);
        assertThat(Invoked.run("bench", "record", "--load", "heavy").err()).contains("select-only, tpcb-like");
        assertThat(Invoked.run("bench", "record", "--format", "html").code()).isEqualTo(2);
    }

    @Test
    @Tag("slow")
    void losesNothingThatTheLoadRan() throws IOException {
        Invoked invoked = Invoked.run(
                "bench",
                "record",
                "--rounds",
                "1",
                "--each",
                "2s",
                "--warm-up",
                "1s",
                "--load",
                "select-only",
                "--format",
                "json");

        assertThat(invoked.code()).as(invoked.err()).isZero();
        JsonNode json = new JsonMapper().readTree(invoked.out());
        assertThat(json.get("schema").asString()).isEqualTo("pgtrace.bench.record/1");
        JsonNode turns = json.get("loads").get(0).get("turns");
        assertThat(turns).hasSize(3);
        for (JsonNode turn : turns) {
            assertThat(turn.get("transactions").asLong()).isPositive();
            if (turn.get("mode").asString().equals("recording")) {
                assertThat(turn.get("recordsLost").asLong()).isZero();
                // pgbench asks for the partitions of its tables before it begins.
                assertThat(turn.get("statementsRecorded").asLong())
                        .isBetween(
                                turn.get("statementsRun").asLong(),
                                turn.get("statementsRun").asLong() + 10);
            }
        }
    }

    private static Turn turn(int round, Mode mode, long perSecond) {
        long transactions = 6 * perSecond;
        return new Turn(
                round,
                mode,
                transactions,
                perSecond,
                OptionalDouble.of(0.3),
                OptionalDouble.of(1.5),
                OptionalLong.of(transactions * (100 + 60 * mode.ordinal())),
                mode == Mode.RECORDING ? Optional.of(recorded(round, transactions, 50)) : Optional.empty());
    }

    private static Recorded recorded(int round, long transactions, long cpuMicros) {
        return new Recorded(
                transactions,
                transactions,
                0,
                1 << 20,
                1 << 19,
                120_000 / round,
                OptionalLong.of(transactions * cpuMicros),
                64 << 20,
                OptionalLong.empty());
    }
}
