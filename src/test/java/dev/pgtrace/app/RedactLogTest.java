package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Trace;
import dev.pgtrace.redact.Redaction;
import dev.pgtrace.redact.RedactionPreview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Server logs and plans become recordings, redacted or not.
final class RedactLogTest {
    private static final Redaction REDACTION = Redaction.of("a seed for tests");
    private static final Path RESOURCES = Path.of("src/test/resources/dev/pgtrace");
    private static final Path SHARED = Path.of("../shared/pg-samples");

    @TempDir
    private Path folder = Path.of("");

    /// Logs of PostgreSQL 13 to 18 in all three forms and outputs of EXPLAIN; where they are at hand also what clients
    /// got.
    static List<Path> logs() throws IOException {
        List<Path> logs = new ArrayList<>();
        for (Path folder :
                List.of(RESOURCES.resolve("format/autoexplain"), RESOURCES.resolve("analysis/compare/plans"), SHARED)) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(RedactLogTest::isTold).sorted().forEach(logs::add);
                }
            }
        }
        return logs;
    }

    private static boolean isTold(Path file) {
        try (ConvertedText text = ConvertedText.open(file, new CancelToken())) {
            return ToldRecording.isFor(text.trace());
        } catch (TraceException e) {
            return false; // something else
        }
    }

    @Test
    void findsLogsAndPlansToTryItWith() throws IOException {
        assertThat(logs())
                .hasSizeGreaterThanOrEqualTo(80)
                .contains(
                        RESOURCES.resolve("format/autoexplain/pg13-serverlog-csvlog.csv"),
                        RESOURCES.resolve("format/autoexplain/pg18-serverlog-stderr.log"),
                        RESOURCES.resolve("format/autoexplain/pg18-serverlog-jsonlog.json"),
                        RESOURCES.resolve("analysis/compare/plans/01-index-added.new.json"));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void givesTheSameFigures(Path log) throws TraceException {
        assertSameFigures(log, redact(log, folder.resolve("redacted.trc")));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void convertsWithTheSameFigures(Path log) throws TraceException {
        Path recording = convert(log, folder.resolve("recording.trc"));

        assertSameFigures(log, recording);
        try (ConvertedText before = open(log);
                ConvertedText after = open(recording)) {
            assertThat(after.trace().info().dialect()).isEqualTo(Dialect.RECORDING);
            for (int execution = 0; execution < before.trace().executions().size(); execution++) {
                assertThat(after.trace().text().detail(after.trace(), execution).binds())
                        .isEqualTo(before.trace()
                                .text()
                                .detail(before.trace(), execution)
                                .binds());
            }
        }
    }

    private static void assertSameFigures(Path log, Path recording) throws TraceException {
        try (ConvertedText before = open(log);
                ConvertedText after = open(recording)) {
            TraceFigures expected = TraceFigures.of(before.trace());
            TraceFigures found = TraceFigures.of(after.trace());

            assertThat(found.counts()).isEqualTo(expected.counts());
            assertThat(found.sessions()).isEqualTo(expected.sessions());
            assertThat(found.executions()).isEqualTo(expected.executions());
            assertThat(found.shapes()).isEqualTo(expected.shapes());
            assertThat(found.statements()).isEqualTo(expected.statements());
            assertThat(found.sums()).isEqualTo(expected.sums());
            assertThat(found.profiles()).isEqualTo(expected.profiles());
            assertThat(found.details()).isEqualTo(expected.details());
            assertThat(failures(after.trace())).isEqualTo(failures(before.trace()));
            assertThat(ToldRecording.isSame(before.trace(), after.trace())).isTrue();
        }
    }

    private static List<Long> failures(Trace trace) {
        return trace.info().issues().stream()
                .filter(issue -> issue.kind() == IssueKind.STATEMENT_FAILED)
                .map(issue -> issue.count())
                .toList();
    }

    /// Words of the raw text too, whatever record they stand in.
    @ParameterizedTest
    @MethodSource("logs")
    void leavesNothingOfTheOriginal(Path log) throws TraceException, IOException {
        Path redacted = redact(log, folder.resolve("redacted.trc"));
        Originals originals;
        Originals left;
        try (ConvertedText before = open(log);
                ConvertedText after = open(redacted)) {
            originals = Originals.of(before.trace());
            left = Originals.of(after.trace());
        }
        String text = Files.readString(redacted);
        Set<String> raw = words(Files.readString(log, StandardCharsets.UTF_8));
        raw.removeIf(Originals::isKnown);
        Set<String> words = words(text);
        assertThat(raw).as("words of somebody's own to look for").isNotEmpty();

        assertThat(words).doesNotContainAnyElementsOf(originals.words()).doesNotContainAnyElementsOf(raw);
        assertThat(originals.texts()).noneMatch(text::contains);
        left.numbers().retainAll(originals.numbers());
        assertThat(left.numbers()).isEmpty();
    }

    private static Set<String> words(String text) {
        return Originals.WORD
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static final String SHOP = """
            2026-11-22 09:14:10.100 UTC [4471] webapp@shop LOG:  connection authorized: user=webapp database=shop application_name=till7
            2026-11-22 09:14:10.200 UTC [4471] webapp@shop LOG:  duration: 12.000 ms  statement: select 'secret' from customers
            2026-11-22 09:14:10.300 UTC [4471] webapp@shop ERROR:  duplicate key value violates unique constraint "customers_email_key"
            2026-11-22 09:14:10.300 UTC [4471] webapp@shop DETAIL:  Key (email)=(mara@example.org) already exists.
            2026-11-22 09:14:10.300 UTC [4471] webapp@shop STATEMENT:  insert into customers values (4711)
            """;

    @Test
    void redactsWhatTheServerSaysBesides() throws TraceException, IOException {
        Path log = Files.writeString(folder.resolve("postgresql.log"), SHOP);
        String redacted = Files.readString(redact(log, folder.resolve("out.trc")));

        assertThat(redacted)
                .contains("NOTE", "connection authorized", "violates unique constraint")
                .doesNotContain("webapp", "shop", "till7", "secret", "customers", "email", "mara", "4711");
        assertThat(folder).isDirectoryNotContaining("glob:**{part,redacted}*");
    }

    @Test
    void convertsWhatTheServerSaysBesidesIntoNotes() throws TraceException, IOException {
        Path log = Files.writeString(folder.resolve("postgresql.log"), SHOP);

        assertThat(Files.readString(convert(log, folder.resolve("out.trc"))))
                .contains("NOTE", "connection authorized: user=webapp database=shop application_name=till7");
    }

    @Test
    void showsExamplesBefore() throws TraceException, IOException {
        Path log = Files.writeString(folder.resolve("postgresql.log"), SHOP);
        RedactionPreview preview = new RedactTrace(REDACTION).preview(log, new CancelToken());

        assertThat(preview.statements().getFirst().before()).isEqualTo("select 'secret' from customers");
        assertThat(preview.statements().getFirst().after()).matches("select 'v_\\w+' from n_\\w+");
        try (ConvertedText open = open(log)) {
            assertThat(new RedactTrace(REDACTION).preview(log, open.trace(), new CancelToken()))
                    .isEqualTo(preview);
        }
    }

    @ParameterizedTest
    @CsvSource({"out.trc.gz", "out.trc.zst", "out.trcb"})
    void writesEveryForm(String name) throws TraceException, IOException {
        Path log = Files.writeString(folder.resolve("postgresql.log"), SHOP);

        try (ConvertedText redacted = open(redact(log, folder.resolve(name)))) {
            assertThat(redacted.trace().info().dialect()).isEqualTo(Dialect.RECORDING);
            assertThat(redacted.trace().executions().size()).isEqualTo(2);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**{part,redacted}*");
    }

    @Test
    void keepsALogInABinaryTraceAndMakesARecordingOfItLater() throws TraceException, IOException {
        Path log = Files.writeString(folder.resolve("postgresql.log"), SHOP);
        Path binary = convert(log, folder.resolve("log.trcb"));

        assertThat(convert(binary, folder.resolve("again.log"))).hasContent(SHOP);
        assertThat(convert(binary, folder.resolve("of-binary.trc")))
                .hasSameBinaryContentAs(convert(log, folder.resolve("of-log.trc")));
        assertThat(redact(binary, folder.resolve("redacted-binary.trc")))
                .hasSameBinaryContentAs(redact(log, folder.resolve("redacted-log.trc")));
    }

    @Test
    void tellsThatALogWasCut() throws TraceException, IOException {
        Path log = Files.writeString(folder.resolve("postgresql.json"), """
                {"timestamp":"2026-11-22 09:14:10.200 UTC","pid":4471,"session_id":"6.1","error_severity":"LOG","message":"duration: 12.000 ms  statement: select 1"}
                {"timestamp":"2026-11-22 09:14:10.300 UTC","pid":4471,"ses""");

        try (ConvertedText before = open(log);
                ConvertedText after = open(redact(log, folder.resolve("out.trc")))) {
            assertThat(before.trace().info().complete()).isFalse();
            assertThat(after.trace().info().complete()).isFalse();
            assertThat(after.trace().executions().size()).isEqualTo(1);
        }
    }

    @Test
    void refusesANameThatDoesNotTellATrace() throws IOException {
        Path log = Files.writeString(folder.resolve("postgresql.log"), SHOP);
        Path to = folder.resolve("out.log");

        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> redact(log, to))
                .withMessage(log + " is PostgreSQL server log: what it tells of statements is redacted and written as a"
                        + " trace, so let the name end in .trc, .trc.gz, .trc.zst or .trcb, not " + to + ".");
        assertThat(to).doesNotExist();
    }

    @Test
    void leavesNothingBehindWhenItIsCancelled() throws IOException {
        Path log = Files.writeString(folder.resolve("postgresql.log"), SHOP);
        CancelToken cancel = new CancelToken();
        RedactTrace redact = new RedactTrace(REDACTION);
        Path to = folder.resolve("out.trc");

        assertThatExceptionOfType(java.util.concurrent.CancellationException.class)
                .isThrownBy(() -> redact.redact(
                        log, to, TraceKind.TEXT, ConvertTrace.Existing.KEEP, (done, total) -> cancel.cancel(), cancel));
        assertThat(folder).isDirectoryNotContaining("glob:**out*");
    }

    private static ConvertedText open(Path file) throws TraceException {
        return ConvertedText.open(file, new CancelToken());
    }

    private static Path redact(Path from, Path to) throws TraceException {
        return new RedactTrace(REDACTION)
                .redact(
                        from,
                        to,
                        TraceKind.of(to).orElseThrow(),
                        ConvertTrace.Existing.REPLACE,
                        Progress.NONE,
                        new CancelToken())
                .file();
    }

    private static Path convert(Path from, Path to) throws TraceException {
        ConvertTrace.Options standard = ConvertTrace.Options.standard();
        return new ConvertTrace(new ConvertTrace.Options(
                        standard.level(),
                        standard.threads(),
                        ConvertTrace.Existing.REPLACE,
                        ConvertTrace.Check.READ_AGAIN))
                .convert(from, to, TraceKind.of(to).orElseThrow(), Progress.NONE, new CancelToken())
                .files()
                .getFirst();
    }
}
