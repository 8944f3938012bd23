package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.redact.RedactedKind;
import dev.pgtrace.redact.Redaction;
import dev.pgtrace.redact.RedactionPreview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RedactTraceTest {
    private static final Redaction REDACTION = Redaction.of("a seed for tests");

    @TempDir
    Path folder;

    static List<Path> traces() throws IOException, TraceException {
        List<Path> traces = new ArrayList<>();
        for (Path file : RealTraces.all()) {
            if (RealTraces.text(file).length > 0 && !file.toString().contains("not_a_trace")) {
                traces.add(file);
            }
        }
        return traces;
    }

    private Path redact(Path file) throws TraceException {
        Path to = folder.resolve("redacted.trc");
        new RedactTrace(REDACTION)
                .redact(file, to, TraceKind.TEXT, ConvertTrace.Existing.REPLACE, Progress.NONE, new CancelToken());
        return to;
    }

    @ParameterizedTest
    @MethodSource("traces")
    void givesTheSameFigures(Path file) throws TraceException {
        try (ConvertedText before = ConvertedText.open(file, new CancelToken());
                ConvertedText after = ConvertedText.open(redact(file), new CancelToken())) {
            TraceFigures expected = TraceFigures.of(before.trace());
            TraceFigures found = TraceFigures.of(after.trace());

            assertThat(found.counts()).isEqualTo(expected.counts());
            assertThat(found.sessions()).isEqualTo(expected.sessions());
            assertThat(found.issues()).isEqualTo(expected.issues());
            assertThat(found.cursors()).isEqualTo(expected.cursors());
            assertThat(found.executions()).isEqualTo(expected.executions());
            assertThat(found.shapes()).isEqualTo(expected.shapes());
            assertThat(found.statements()).isEqualTo(expected.statements());
            assertThat(found.sums()).isEqualTo(expected.sums());
            assertThat(found.profiles()).isEqualTo(expected.profiles());
            assertThat(found.details()).isEqualTo(expected.details());
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void leavesNothingOfTheOriginal(Path file) throws TraceException, IOException {
        Path redacted = redact(file);
        Originals originals;
        Originals left;
        String text;
        try (ConvertedText before = ConvertedText.open(file, new CancelToken());
                ConvertedText after = ConvertedText.open(redacted, new CancelToken())) {
            originals = Originals.of(before.trace());
            left = Originals.of(after.trace());
            text = new String(Files.readAllBytes(redacted), after.trace().info().charset());
        }
        Set<String> words = Originals.WORD
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        words.retainAll(originals.words());
        assertThat(words).isEmpty();
        assertThat(originals.texts()).noneMatch(text::contains);
        left.numbers().retainAll(originals.numbers());
        assertThat(left.numbers()).isEmpty();
    }

    @Test
    void looksForEverythingThatIsSomebodysOwn() throws TraceException {
        Path file = RealTraces.sample("checkout_session.trc");
        try (ConvertedText trace = ConvertedText.open(file, new CancelToken())) {
            Originals originals = Originals.of(trace.trace());

            assertThat(originals.words())
                    .hasSizeGreaterThan(50)
                    .contains("customers", "customers_email_key", "full_name");
            assertThat(originals.texts()).contains("mara.lindqvist@example.org");
        }
    }

    @Test
    void givesTheSameTokensForTheSameSeedAndOthersForAnother() throws TraceException, IOException {
        Path file = RealTraces.sample("checkout_session.trc");
        String first = Files.readString(redact(file));
        String again = Files.readString(redact(file));
        Path other = folder.resolve("other.trc");
        redact(Redaction.of("another seed"), file, other);

        assertThat(again).isEqualTo(first);
        assertThat(Files.readString(other)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({"redacted.trc.gz", "redacted.trc.zst", "redacted.trcb"})
    void readsAndWritesEveryForm(String name) throws TraceException {
        Path packed = folder.resolve(name);
        Path text = folder.resolve("text.trc");
        redact(REDACTION, RealTraces.sample("own_session.trc"), packed);
        redact(REDACTION, RealTraces.sample("own_session.trc"), text);
        Path twice = folder.resolve("twice.trc");
        Path twiceFromText = folder.resolve("twice-text.trc");
        redact(REDACTION, packed, twice);
        redact(REDACTION, text, twiceFromText);

        assertThat(twice).hasSameBinaryContentAs(twiceFromText);
    }

    @Test
    void keepsWhatItIsToldToKeep() throws TraceException, IOException {
        Path to = folder.resolve("kept.trc");
        redact(
                new Redaction("seed", Set.of(RedactedKind.NAMES, RedactedKind.BINDS)),
                RealTraces.sample("checkout_session.trc"),
                to);

        assertThat(Files.readString(to))
                .contains(
                        "SQL: select id, email, full_name, tier, locale from customers where email = $1",
                        "  bind 0: value=\"mara.lindqvist@example.org\" oacdef=25",
                        "   Index: customers_email_key")
                .doesNotContain("/var/lib/postgresql");
    }

    @Test
    void showsExamplesBefore() throws TraceException {
        RedactionPreview preview =
                new RedactTrace(REDACTION).preview(RealTraces.sample("checkout_session.trc"), new CancelToken());

        assertThat(preview.statements().getFirst().before())
                .isEqualTo("select id, email, full_name, tier, locale from customers where email = $1");
        assertThat(preview.statements().getFirst().after())
                .matches("select n_\\w+, n_\\w+, n_\\w+, n_\\w+, n_\\w+ from n_\\w+ where n_\\w+ = \\$1");
        assertThat(preview.samples()).anySatisfy(sample -> {
            assertThat(sample.kind()).isEqualTo(RedactedKind.BINDS);
            assertThat(sample.before()).isEqualTo("mara.lindqvist@example.org");
            assertThat(sample.after()).startsWith("v_");
        });
    }

    @Test
    void leavesNothingOfWhatItDoesNotKnow() throws TraceException, IOException {
        Path file = RealTraces.sample("checkout_session.trc");
        String damaged = Files.readString(file)
                .replace("EXEC #1\n", "SECRET KIND #471147 of Meyer: 815815\nEXEC #1\n")
                .replace("   Relation: customers\n", "   Relation: customers\n   Remark: 'top secret' 471247\n");
        Path to = redact(Files.writeString(folder.resolve("damaged.trc"), damaged));

        assertThat(Files.readString(to))
                .doesNotContain("SECRET", "471147", "Meyer", "815815", "Remark", "secret", "471247");
    }

    @Test
    void leavesNothingOfDamagedRecordings() throws TraceException, IOException {
        String recording = Files.readString(RealTraces.sample("own_session.trc"));
        int at = recording.indexOf("SQL: [50]SELECT id, email");
        String damaged = recording.substring(0, at) + "SQL: [59999]" + recording.substring(at + 9);
        Path to = redact(Files.writeString(folder.resolve("damaged.trc"), damaged));

        assertThat(Files.readString(to)).doesNotContain("email", "customers").contains("===== 0\n");
    }

    private static void redact(Redaction redaction, Path from, Path to) throws TraceException {
        new RedactTrace(redaction)
                .redact(
                        from,
                        to,
                        TraceKind.of(to).orElseThrow(),
                        ConvertTrace.Existing.REPLACE,
                        Progress.NONE,
                        new CancelToken());
    }
}
