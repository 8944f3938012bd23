package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.WindowBench;
import dev.pgtrace.app.WindowBench.Figure;
import dev.pgtrace.app.WindowBench.Measure;
import dev.pgtrace.app.WindowBench.Options;
import dev.pgtrace.app.WindowBench.Part;
import dev.pgtrace.app.WindowBench.Stalls;
import dev.pgtrace.app.WindowBench.Times;
import dev.pgtrace.base.task.CancelToken;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class BenchUiCommandTest {
    private static final Figure FRAMES = new Figure(
            Part.FLAME,
            "1,000,000 frames, nearly the whole in sight",
            Measure.FRAME,
            16_000,
            new Times(4_000, 5_000, 17_000, 6_000),
            new Times(4_000, 5_000, 17_000, 6_000),
            new Times(1_000, 1_000, 1_000, 1_000),
            new Times(17_000, 17_000, 34_000, 17_000),
            new Stalls(new Times(1_000, 120_000), new Times(900, 18_000)));
    private static final Figure START = new Figure(
            Part.START,
            "From the start of the process to the first frame of the welcome",
            Measure.WAIT,
            1_000_000,
            new Times(900_000),
            none(),
            none(),
            none(),
            Stalls.NONE);
    private static final Figure BUSY =
            new Figure(Part.LIVE, "live", Measure.BUSY, 3_000, new Times(1_234), none(), none(), none(), Stalls.NONE);

    private static final Figure HEAP = new Figure(
            Part.SOAK,
            "soak",
            Measure.HEAP,
            10_000,
            new Times(50_000, 100_000, 101_000, 102_400),
            none(),
            none(),
            none(),
            Stalls.NONE);

    private final List<Options> asked = new ArrayList<>();

    @Test
    void measuresEverythingAsTheProductIsToBeMeasured() {
        run("bench", "ui");

        assertThat(asked).containsExactly(Options.standard());
    }

    @Test
    void measuresTheNamedParts() {
        run("bench", "ui", "--parts", "tree,live", "--executions", "5000", "--rate", "100");

        Options standard = Options.standard();
        assertThat(asked)
                .containsExactly(new Options(
                        Set.of(Part.TREE, Part.LIVE),
                        standard.frames(),
                        standard.calls(),
                        standard.lanes(),
                        5_000,
                        100,
                        standard.seconds(),
                        standard.pulses(),
                        standard.starts()));
    }

    @Test
    void saysWhichGoalsAreMissed() {
        assertThat(run("bench", "ui").out().lines().filter(line -> line.matches(".*(reached|missed)$")))
                .satisfiesExactly(
                        frames -> assertThat(frames)
                                .startsWith("1,000,000 frames, nearly ")
                                .endsWith("missed"),
                        start -> assertThat(start).startsWith("From the start ").endsWith("reached"),
                        busy -> assertThat(busy)
                                .startsWith("live ")
                                .contains("12.3")
                                .endsWith("reached"),
                        heap -> assertThat(heap).startsWith("soak ").endsWith("reached"));
    }

    @Test
    void tellsItInGermanButNotToMachines() {
        String told = run("bench", "ui", "--language", "de").out();
        assertThat(told)
                .contains("Millisekunden je Bild", "Vom Start des Prozesses bis zum ersten Bild", "12,3", "verfehlt")
                .doesNotContain("missed", "frame");
        assertThat(run("bench", "ui", "--language", "de", "--format", "json").out())
                .contains("\"From the start of the process to the first frame of the welcome\"");
    }

    @Test
    void measuresTheHeapOnlyWhereThatIsAskedFor() {
        run("bench", "ui", "--parts", "soak", "--seconds", "600");

        assertThat(asked).singleElement().satisfies(options -> {
            assertThat(options.parts()).containsExactly(Part.SOAK);
            assertThat(options.seconds()).isEqualTo(600);
        });
        assertThat(Options.standard().parts()).doesNotContain(Part.SOAK);
    }

    @Test
    void showsTheHeapOverTimeAndHowMuchItGrewAfterTheFirstQuarter() {
        assertThat(run("bench", "ui").out()).contains("over time: 48.8 97.7 98.6 100.0");
        assertThat(HEAP.judged()).isEqualTo(2_400);
        JsonNode json =
                new JsonMapper().readTree(run("bench", "ui", "--format", "json").out());
        assertThat(json.get("figures").get(3).get("overTimeKilobytes").toString())
                .isEqualTo("[50000,100000,101000,102400]");
    }

    @Test
    void writesEveryFigureAsJson() {
        JsonNode json =
                new JsonMapper().readTree(run("bench", "ui", "--format", "json").out());

        assertThat(json.get("schema").asString()).isEqualTo("pgtrace.bench.ui/1");
        JsonNode frames = json.get("figures").get(0);
        assertThat(frames.propertyNames())
                .containsExactly(
                        "part",
                        "what",
                        "measure",
                        "judgedMicros",
                        "limitMicros",
                        "reached",
                        "valuesMicros",
                        "windowThreadCpuMicros",
                        "drawingThreadCpuMicros",
                        "wallMicros",
                        "waitMicros",
                        "ownBetweenWaitsMicros");
        assertThat(frames.get("judgedMicros").asLong()).isEqualTo(17_000);
        assertThat(frames.get("valuesMicros").toString())
                .isEqualTo("{\"count\":4,\"p50\":6000,\"p95\":17000,\"p99\":17000,\"max\":17000,\"over16ms\":1,"
                        + "\"over100ms\":0}");
        assertThat(json.get("figures").get(2).get("judgedHundredthsOfPercent").asLong())
                .isEqualTo(1_234);
    }

    @Test
    void refusesWhatItCannotMeasure() {
        assertThat(run("bench", "ui", "--parts", "flame,map").code()).isEqualTo(2);
        assertThat(run("bench", "ui", "--frames", "0").code()).isEqualTo(2);
        assertThat(run("bench", "ui", "--format", "html").code()).isEqualTo(2);
        assertThat(asked).isEmpty();
    }

    private Invoked run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        WindowBench bench = (options, progress, cancel) -> {
            asked.add(options);
            return List.of(FRAMES, START, BUSY, HEAP);
        };
        int code = CommandLineTool.run(
                arguments,
                new Terminal(
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new CancelToken(),
                        false),
                bench);
        return new Invoked(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Times none() {
        return new Times();
    }
}
