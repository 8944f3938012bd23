package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionSet;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryDamageTest {
    private static final int COPIES = 35; // some three and a half megabytes of text: four blocks

    @TempDir
    private Path folder;

    private byte[] stored = {};
    private int executions;

    @BeforeEach
    void convert() throws Exception {
        byte[] session = RealTraces.text(RealTraces.sample("checkout_session.trc"));
        Path text = folder.resolve("a.trc");
        try (OutputStream out = Files.newOutputStream(text)) {
            for (int i = 0; i < COPIES; i++) {
                out.write(session);
            }
        }
        Path binary = folder.resolve("a.trcb");
        new ConvertTrace(ConvertTrace.Options.standard())
                .convert(text, binary, TraceKind.BINARY, Progress.NONE, new CancelToken());
        stored = Files.readAllBytes(binary);
        try (OpenTrace.Opened opened = open(stored)) {
            executions = opened.trace().executions().size();
            assertThat(opened.trace().info().complete()).isTrue();
        }
    }

    @Test
    void readsTheBlocksBeforeACut() throws Exception {
        int before = 0;
        for (BinaryBlocks.Found block : BinaryBlocks.of(stored)) {
            for (int cut : new int[] {block.at() + 39, block.end() - 1, block.end()}) {
                if (cut <= BinaryBlocks.of(stored).getFirst().end() - 1) {
                    continue; // nothing left to tell a trace by
                }
                try (OpenTrace.Opened opened = open(Arrays.copyOf(stored, cut))) {
                    Trace trace = opened.trace();
                    assertThat(trace.executions().size()).isBetween(before, executions);
                    boolean allText = trace.text().size() == text();
                    if (!allText) {
                        assertThat(trace.info().complete()).isFalse();
                        assertThat(trace.info().issues()).isNotEmpty();
                    }
                    before = trace.executions().size();
                }
            }
        }
        assertThat(before).isEqualTo(executions);
    }

    @Test
    void refusesADamagedBlockAndReadsTheOthers() throws Exception {
        for (BinaryBlocks.Found block : BinaryBlocks.of(stored)) {
            byte[] damaged = stored.clone();
            damaged[(block.content() + block.end()) / 2] ^= 0x10;
            try (OpenTrace.Opened opened = open(damaged)) {
                // either the tables are right, or the text is
                assertThat(opened.trace().executions().size()).isEqualTo(executions);
                boolean text = block.kind() == 'T';
                assertThat(opened.trace().info().complete()).isEqualTo(!text);
                readEverything(opened.trace());
            }
        }
    }

    @Test
    void readsWhatIsLeftWhereTextAndTablesAreDamaged() throws Exception {
        byte[] damaged = stored.clone();
        BinaryBlocks.spoilTables(damaged);
        BinaryBlocks.Found second = BinaryBlocks.of(stored).get(1);
        damaged[second.content() + 5] ^= 1;
        try (OpenTrace.Opened opened = open(damaged)) {
            assertThat(opened.trace().executions().size()).isBetween(executions / 2, executions - 1);
            assertThat(opened.trace().info().complete()).isFalse();
            assertThat(opened.trace().text().size()).isEqualTo(text());
            readEverything(opened.trace());
        }
    }

    @Test
    void findsBlocksWhoseHeadersAreDamagedAround() throws Exception {
        byte[] damaged = Arrays.copyOf(stored, stored.length - 10); // no list any more
        BinaryBlocks.Found second = BinaryBlocks.of(stored).get(1);
        damaged[second.at() + 13] ^= 1;
        try (OpenTrace.Opened opened = open(damaged)) {
            assertThat(opened.trace().executions().size()).isEqualTo(executions); // from the tables
            assertThat(opened.trace().info().complete()).isFalse();
            assertThat(opened.trace().info().issues())
                    .extracting(TraceIssue::kind)
                    .contains(IssueKind.DATA_AFTER_CUT);
            readEverything(opened.trace());
        }
    }

    @Test
    void neverFailsOtherwiseThanInASentence() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 30; round++) {
            byte[] damaged = Arrays.copyOf(stored, round % 3 == 0 ? random.nextInt(stored.length) : stored.length);
            for (int flips = random.nextInt(12); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try (OpenTrace.Opened opened = open(damaged)) {
                assertThat(opened.trace().executions().size()).isBetween(0, executions);
                readEverything(opened.trace());
            } catch (TraceException refused) {
                assertThat(refused.getMessage()).endsWith(".");
            }
        }
    }

    @Test
    void takesTablesThatSomebodyMadeUpOnlyWhereTheyLeadNowhereElse() throws Exception {
        Random random = new Random(11);
        int taken = 0;
        for (int round = 0; round < 150; round++) {
            byte[] made = BinaryBlocks.withTables(stored, content -> {
                byte[] changed = content.clone();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    // behind the vocabulary, which takes the first some two thousand bytes
                    changed[2500 + random.nextInt(changed.length - 2500)] = (byte) random.nextInt(256);
                }
                return changed;
            });
            try (OpenTrace.Opened opened = open(made)) {
                Trace trace = opened.trace();
                taken += trace.executions().size() == executions ? 1 : 0;
                readEverything(trace);
                Analyzer.analyze(
                        trace,
                        ExecutionSet.all(trace.executions().size()),
                        TierThreshold.OF_TRACE.model(trace),
                        new CancelToken());
            }
        }
        assertThat(taken).isPositive();
    }

    @Test
    void refusesANewerVersion() {
        byte[] newer = stored.clone();
        BinaryBlocks.makeNewer(newer);
        assertThatThrownBy(() -> open(newer))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("is a binary trace of version 2; this program reads up to version 1")
                .hasMessageEndingWith("have it converted to .trc there.");
    }

    @Test
    void refusesTextThatWouldFillTheDisk() {
        byte[] bomb = BinaryBlocks.withTextAt(stored, 1L << 50);
        assertThatThrownBy(() -> open(bomb))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("unpacks to more than")
                .hasMessageContaining("it is refused");
    }

    private static void readEverything(Trace trace) throws TraceException {
        Random random = new Random(trace.executions().size());
        for (int i = 0; i < 30 && trace.executions().size() > 0; i++) {
            int row = random.nextInt(trace.executions().size());
            assertThat(trace.text().detail(trace, row)).isNotNull();
        }
        for (int i = 0; i < 30 && trace.cursors().size() > 0; i++) {
            assertThat(trace.text().sql(trace, random.nextInt(trace.cursors().size())))
                    .isNotNull();
        }
    }

    private long text() throws Exception {
        return Files.size(folder.resolve("a.trc"));
    }

    private OpenTrace.Opened open(byte[] bytes) throws Exception {
        Path file = Files.write(Files.createTempFile(folder, "x", ".trcb"), bytes);
        return new OpenTrace(OpenTrace.Options.standard()).file(file, Progress.NONE, new CancelToken(), trace -> {});
    }
}
