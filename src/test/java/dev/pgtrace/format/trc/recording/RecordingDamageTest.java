package dev.pgtrace.format.trc.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.format.EventPlace;
import dev.pgtrace.format.EventTables;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.model.event.WaitEvent;
import dev.pgtrace.store.TraceBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happened to the file: what is whole counts, the rest is told, nothing throws.
class RecordingDamageTest {
    /// Of all seeds, one that gives two executions in few bytes: these tests read the file for each of its bytes.
    private static final RandomEvents RANDOM = new RandomEvents(87);

    private static final byte[] SMALL = Recordings.write(RANDOM.recording(), RANDOM.events(4), 5);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 1000, 4096})
    void readsTheSameHoweverTheBytesArrive(int step) throws TraceException {
        String whole = Recordings.dump(Recordings.read(SMALL));

        assertThat(Recordings.dump(Recordings.read(new Recordings.Arriving(SMALL, step))))
                .isEqualTo(whole);
    }

    @Test
    void fillsTheSameTablesAsTheEventsDo() throws TraceException {
        RandomEvents random = new RandomEvents(6);
        var recording = random.recording();
        List<TraceEvent> events = random.events(300);
        TraceBuilder builder = new TraceBuilder(
                "test",
                StandardCharsets.UTF_8,
                new RecordingFormat().text(new Recordings.Arriving(new byte[0], 1), StandardCharsets.UTF_8),
                ignored -> {});
        builder.recording(recording);
        EventTables tables = new EventTables(builder, Recordings.HASH, StandardCharsets.UTF_8);
        long line = 0;
        for (TraceEvent event : events) {
            tables.add(event, new EventPlace(++line, 0, line, 1, line, line, line, line));
        }
        tables.finish();
        builder.finish(true);

        Trace read = Recordings.read(Recordings.write(recording, events, 5));

        assertThat(withoutPlaces(Recordings.dump(read)).lines())
                .containsExactlyElementsOf(withoutPlaces(Recordings.dump(builder.snapshot()))
                        .lines()
                        .toList());
    }

    /// Offsets and lengths differ: the events of this test lie nowhere.
    private static String withoutPlaces(String dump) {
        return Pattern.compile(
                        " (OFFSET_BYTES|SQL_DELTA|SQL_LENGTH|BINDS_BACK|PLAN_DELTA|WAITS_DELTA|END_DELTA|ID)=-?\\d+"
                                + "|offsetBytes=-?\\d+")
                .matcher(dump)
                .replaceAll("");
    }

    @Test
    void readsEverythingBeforeAnyCut() throws TraceException {
        long executions = -1;
        for (int cut = 0; cut < SMALL.length; cut++) {
            byte[] bytes = Arrays.copyOf(SMALL, cut);
            Trace trace = Recordings.read(bytes);

            assertThat(trace.info().complete()).as("cut after %d", cut).isFalse();
            assertThat(kinds(trace)).as("cut after %d", cut).doesNotContain(IssueKind.MALFORMED_RECORD);
            assertThat((long) trace.executions().size()).isGreaterThanOrEqualTo(executions);
            executions = trace.executions().size();
        }
        assertThat(executions).isEqualTo(Recordings.read(SMALL).executions().size());
    }

    @Test
    void losesAtMostOneRecordToAFlippedByte() throws TraceException {
        int all = rows(Recordings.read(SMALL));
        for (int at = 0; at < SMALL.length; at++) {
            byte[] bytes = SMALL.clone();
            bytes[at] ^= (byte) (at % 2 == 0 ? 1 : 128);
            Trace trace = Recordings.read(new Recordings.Arriving(bytes, 3000));

            assertThat(rows(trace)).as("byte %d flipped", at).isBetween(all - 1, all + 1);
            for (int row = 0; row < trace.executions().size(); row++) {
                trace.text().detail(trace, row);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 2000, 3000, 4000})
    void bothReadersTellTheSameOfAnyDamage(int firstSeed) throws TraceException {
        for (int seed = firstSeed; seed < firstSeed + 100; seed++) {
            byte[] bytes = new Damage(seed).of(SMALL);

            Trace trace = Recordings.read(bytes);
            List<TraceEvent> events = new ArrayList<>();
            RecordingEvents.read(new Recordings.Arriving(bytes, 700), new CancelToken(), events::add);

            assertThat(told(trace)).as("seed %d", seed).isEqualTo(told(events));
        }
    }

    private static List<String> told(Trace trace) throws TraceException {
        List<String> told = new ArrayList<>();
        for (int row = 0; row < trace.executions().size(); row++) {
            String sql = trace.text().sql(trace, (int) trace.executions().get(row, ExecutionColumn.CURSOR));
            ExecutionDetail detail = trace.text().detail(trace, row);
            told.add(trace.executions().get(row, ExecutionColumn.ELAPSED_MICROS) + " us "
                    + trace.executions().get(row, ExecutionColumn.ROWS) + " rows " + sql + told(detail));
        }
        told.add(trace.info().counts().waits() + " waits in executions and outside of them");
        return told;
    }

    private static List<String> told(List<TraceEvent> events) {
        List<String> told = new ArrayList<>();
        long waits = 0;
        for (TraceEvent event : events) {
            if (event instanceof ExecutionEvent execution) {
                told.add(execution.elapsedMicros() + " us " + execution.rows() + " rows " + execution.sql()
                        + told(execution.detail()));
                waits += execution.detail().waits().size();
            } else if (event instanceof WaitEvent) {
                waits++;
            }
        }
        told.add(waits + " waits in executions and outside of them");
        return told;
    }

    private static String told(ExecutionDetail detail) {
        return " " + detail.binds() + detail.plan().size() + detail.waits() + detail.planProperties() + detail.stack()
                + detail.failure();
    }

    @Test
    void takesNothingFromADamagedRecordButWhatItHides() throws TraceException {
        String hidden = record("EXEC #1 id=2 depth=0\nEXEC TIME: ela=0.000700 sec rows=1\n");
        String text = header()
                + record("BACKEND #1 pid=7\n user=[1]u\n")
                + record("PARSE #1 backend=1\nSQL: [8]select 1\n")
                + record("PARSE #2 backend=1\nSQL: no text\n" + hidden)
                + record("SETTING name=[4]a\nb\n value=[900]x\n" + hidden)
                + record("FUTURE #1 [900]x\n" + hidden)
                + record("BACKEND #0 pid=8\n" + hidden)
                + record("END events=1\n");

        Trace trace = Recordings.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(trace.executions().size()).isEqualTo(2); // what a text claims to hold is never taken for a record
        assertThat(trace.info().counts().execMicros()).isEqualTo(2 * 700);
        assertThat(kinds(trace)).containsExactly(IssueKind.MALFORMED_RECORD);
        assertThat(trace.info().issues().getFirst().count()).isEqualTo(4);
    }

    @Test
    void goesOnBehindGarbage() throws TraceException {
        Random random = new Random(1);
        for (int run = 0; run < 100; run++) {
            byte[] garbage = new byte[random.nextInt(200)];
            random.nextBytes(garbage);
            int at = random.nextInt(SMALL.length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(SMALL, 0, at);
            out.writeBytes(garbage);
            out.write(SMALL, at, SMALL.length - at);

            Trace whole = Recordings.read(out.toByteArray());
            Trace pieces = Recordings.read(new Recordings.Arriving(out.toByteArray(), 1 + random.nextInt(3000)));

            assertThat(Recordings.dump(pieces)).isEqualTo(Recordings.dump(whole));
        }
    }

    @Test
    void tellsATailOfZeros() throws TraceException {
        Trace trace = Recordings.read(Arrays.copyOf(SMALL, SMALL.length + 5000));

        assertThat(kinds(trace)).contains(IssueKind.NUL_BYTES).doesNotContain(IssueKind.TORN_LINE);
        assertThat(trace.info().complete()).isFalse();
    }

    @Test
    void stepsOverRecordsLinesAndWordsOfLaterVersions() throws TraceException {
        String text = header()
                + record("FUTURE #1 [10]\n===== 1\n\nmore=3\n")
                + record("BACKEND #1 pid=7 shoe=[3]a\nb\n user=[1]u hat=4\n color: [4]a\nb\n\n")
                + record("PARSE #1 backend=1 x=y\nSQL: [8]select 1\nHINT: [2]\n\n\n")
                + record("EXEC #1 id=1 depth=0 mood=[2]x\n flags=NEW+ERROR\nMOON: ela=3 [4]EXEC\n"
                        + "EXEC TIME: ela=0.000500 sec rows=1 joy=1\n")
                + record("END events=1\n");

        Trace trace = Recordings.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(trace.info().complete()).isTrue();
        assertThat(trace.text().sql(trace, 0)).isEqualTo("select 1");
        assertThat(trace.info().sessions().getFirst().backend().user()).isEqualTo("u");
        assertThat(trace.info().counts().execMicros()).isEqualTo(500);
        assertThat(kinds(trace)).containsExactly(IssueKind.UNKNOWN_LINE);
        assertThat(trace.info().issues().getFirst().count()).isEqualTo(2);
    }

    @Test
    void refusesALaterVersion() {
        byte[] bytes = header().replace("version 1", "version 2").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Recordings.read(bytes))
                .isInstanceOf(TraceException.class)
                .hasMessage("test is a recording of version 2, and this pgtrace reads version 1:"
                        + " open it with a newer pgtrace.");
    }

    @Test
    void readsPartsThatWerePutTogether() throws TraceException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(SMALL);
        both.writeBytes(SMALL);

        Trace trace = Recordings.read(both.toByteArray());

        assertThat(trace.executions().size())
                .isEqualTo(2 * Recordings.read(SMALL).executions().size());
        assertThat(trace.info().complete()).isTrue();
    }

    @Test
    void keepsExecutionsWhoseCursorIsLost() throws TraceException {
        String text = header() + record("EXEC #9 id=1 depth=0\nEXEC TIME: ela=0.000500 sec rows=1\n");

        Trace trace = Recordings.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(trace.executions().size()).isEqualTo(1);
        assertThat(kinds(trace)).containsExactlyInAnyOrder(IssueKind.ORPHAN_RECORD, IssueKind.NO_FOOTER);
    }

    private static String header() {
        Output out = new Output();
        HeaderText.write(out, RANDOM.recording(), 1);
        return new String(out.bytes(), 0, out.size(), StandardCharsets.UTF_8);
    }

    private static String record(String body) {
        return "===== " + body.getBytes(StandardCharsets.UTF_8).length + "\n" + body;
    }

    private static int rows(Trace trace) {
        return trace.executions().size();
    }

    private static List<IssueKind> kinds(Trace trace) {
        return trace.info().issues().stream()
                .map(TraceIssue::kind)
                .filter(kind -> kind != IssueKind.PARENT_MISSING && kind != IssueKind.STATEMENT_FAILED)
                .filter(kind -> kind != IssueKind.RECORDS_LOST)
                .toList();
    }
}
