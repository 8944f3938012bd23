package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.redact.RedactedKind;
import dev.pgtrace.redact.Redaction;
import dev.pgtrace.redact.RedactionPreview;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
            Figures expected = Figures.of(before.trace());
            Figures found = Figures.of(after.trace());

            assertThat(found.counts()).isEqualTo(expected.counts());
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

    /// What must stay.
    record Figures(
            Object counts,
            List<String> issues,
            List<List<Long>> cursors,
            List<List<Long>> executions,
            List<List<Integer>> shapes,
            List<Integer> statements,
            Object sums,
            List<List<Object>> profiles,
            List<List<Object>> details) {
        private static final Set<CursorColumn> CURSOR_PLACES = Set.of(
                CursorColumn.OFFSET_BYTES,
                CursorColumn.SQL_DELTA,
                CursorColumn.SQL_LENGTH,
                CursorColumn.TEXT); // texts that differ in what is redacted become the same
        private static final Set<ExecutionColumn> EXECUTION_PLACES = Set.of(
                ExecutionColumn.OFFSET_BYTES,
                ExecutionColumn.BINDS_BACK,
                ExecutionColumn.PLAN_DELTA,
                ExecutionColumn.WAITS_DELTA,
                ExecutionColumn.END_DELTA);

        static Figures of(Trace trace) throws TraceException {
            TraceAnalysis analysis = Analyzer.analyze(trace, TierModel.standard(), new CancelToken());
            return new Figures(
                    trace.info().counts(),
                    trace.info().issues().stream().map(Figures::issue).toList(),
                    rows(trace.cursors(), CursorColumn.values(), CURSOR_PLACES),
                    rows(trace.executions(), ExecutionColumn.values(), EXECUTION_PLACES),
                    shapes(trace),
                    groups(trace),
                    List.of(
                            analysis.database(),
                            analysis.wall(),
                            analysis.tiers(),
                            analysis.relations().size(),
                            analysis.chains(),
                            analysis.durationMicros()),
                    analysis.statements().stream().map(Figures::profile).toList(),
                    details(trace));
        }

        private static String issue(TraceIssue issue) {
            return issue.kind() + " " + issue.count();
        }

        private static <C extends Enum<C>> List<List<Long>> rows(Table<C> table, C[] columns, Set<C> places) {
            List<List<Long>> rows = new ArrayList<>();
            for (int row = 0; row < table.size(); row++) {
                List<Long> values = new ArrayList<>();
                for (C column : columns) {
                    long value = table.get(row, column);
                    values.add(places.contains(column) && value != Table.MISSING ? 0 : value);
                }
                rows.add(values);
            }
            return rows;
        }

        private static List<List<Integer>> shapes(Trace trace) {
            PlanShapes shapes = trace.shapes();
            Map<String, Integer> names = new HashMap<>();
            List<List<Integer>> all = new ArrayList<>();
            for (int shape = 0; shape < shapes.size(); shape++) {
                List<Integer> nodes = new ArrayList<>();
                for (int node = 0; node < shapes.nodeCount(shape); node++) {
                    nodes.add(shapes.parent(shape, node));
                    for (int name : new int[] {
                        shapes.label(shape, node), shapes.relation(shape, node), shapes.index(shape, node)
                    }) {
                        nodes.add(names.computeIfAbsent(trace.name(name), unknown -> names.size()));
                    }
                }
                all.add(nodes);
            }
            return all;
        }

        private static List<Integer> groups(Trace trace) {
            List<Integer> groups = new ArrayList<>();
            for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
                groups.add((int) trace.cursors().get(cursor, CursorColumn.STATEMENT));
            }
            return groups;
        }

        private static List<Object> profile(StatementProfile profile) {
            return List.of(
                    profile.statement(),
                    profile.calls(),
                    profile.elapsedMicros(),
                    profile.selfMicros(),
                    profile.cpuMicros(),
                    profile.rows(),
                    profile.hitBlocks(),
                    profile.readBlocks(),
                    profile.elapsed(),
                    profile.planShapes(),
                    profile.tiers(),
                    profile.ledger());
        }

        private static List<List<Object>> details(Trace trace) throws TraceException {
            Map<String, Integer> values = new HashMap<>();
            List<List<Object>> all = new ArrayList<>();
            for (int execution = 0; execution < trace.executions().size(); execution++) {
                ExecutionDetail detail = trace.text().detail(trace, execution);
                List<Object> one = new ArrayList<>();
                for (ExecutionDetail.Bind bind : detail.binds()) {
                    one.add(List.of(
                            bind.position(),
                            bind.type(),
                            bind.truncated(),
                            bind.plausible(),
                            bind.value()
                                    .map(v -> values.computeIfAbsent(v, unknown -> values.size()))
                                    .orElse(-1)));
                }
                for (ExecutionDetail.PlanNode node : detail.plan()) {
                    one.add(List.of(
                            node.depth(),
                            node.parent(),
                            node.loops(),
                            node.rows(),
                            node.totalCost(),
                            node.totalMicros(),
                            node.hitBlocks(),
                            node.readBlocks(),
                            node.tempReadBlocks(),
                            node.walBytes(),
                            node.details().size()));
                }
                one.add(List.of(
                        detail.sampledBuffers().size(),
                        detail.waits().stream()
                                .map(ExecutionDetail.Wait::elapsedMicros)
                                .toList(),
                        detail.planProperties().size(),
                        detail.stack().size(),
                        detail.failure().map(ExecutionDetail.Failure::sqlState).orElse("")));
                all.add(one);
            }
            return all;
        }
    }

    private static final Pattern WORD = Pattern.compile("[A-Za-z_\\x80-\\uffff][A-Za-z0-9_$\\x80-\\uffff]+");
    private static final Pattern STRING = Pattern.compile("'((?:[^']++|'')*+)'");
    private static final Pattern COMMENT = Pattern.compile("--([^\\n]*)|/\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9_$.])\\d{2,}(?![A-Za-z0-9_$])");

    /// What must not be found again, taken from a trace without any of the redaction's own means.
    private record Originals(Set<String> words, Set<String> texts, Set<String> numbers) {
        static Originals of(Trace trace) throws TraceException {
            Originals all = new Originals(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
            for (int cursor = 0; cursor < trace.cursors().size(); cursor++) {
                all.sql(trace.text().sql(trace, cursor));
            }
            for (int execution = 0; execution < trace.executions().size(); execution++) {
                ExecutionDetail detail = trace.text().detail(trace, execution);
                detail.binds().forEach(bind -> bind.value().ifPresent(all::text));
                for (ExecutionDetail.PlanNode node : detail.plan()) {
                    node.relation().ifPresent(all::words);
                    node.index().ifPresent(all::words);
                    node.details().stream()
                            .filter(line -> line.matches("(.* Cond|(Join )?Filter|.* Key|Output): .*"))
                            .forEach(all::sql);
                }
                detail.failure().ifPresent(failure -> all.quotes(failure.message()));
            }
            for (Session session : trace.info().sessions()) {
                Backend backend = session.backend();
                for (String who :
                        List.of(backend.user(), backend.database(), backend.application(), backend.client())) {
                    all.text(who);
                }
            }
            trace.info().recording().ifPresent(recording -> all.text(recording.server()));
            all.words.removeAll(known());
            all.words.removeIf(word -> known().contains(word.toLowerCase(Locale.ROOT)));
            return all;
        }

        private void sql(String sql) {
            COMMENT.matcher(sql)
                    .results()
                    .forEach(m -> text(String.valueOf(m.group(1) == null ? m.group(2) : m.group(1))
                            .strip()));
            STRING.matcher(sql).results().forEach(m -> text(m.group(1)));
            words(sql);
            NUMBER.matcher(sql).results().map(MatchResult::group).forEach(numbers::add);
        }

        private void quotes(String message) {
            Pattern.compile("\"([^\"]*)\"").matcher(message).results().forEach(m -> text(m.group(1)));
        }

        private void text(String text) {
            if (text.matches("-?[0-9.]+([kMG]?B|m?s)?")) { // a size or time is a figure, too
                numbers.add(text.replaceAll("[^0-9.]", ""));
            } else if (text.length() >= 4 && !known().contains(text)) {
                texts.add(text.length() > 200 ? text.substring(0, 200) : text);
            }
            words(text);
        }

        private void words(String text) {
            WORD.matcher(text).results().map(MatchResult::group).forEach(words::add);
        }
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        for (String list : List.of("sql", "functions", "structure", "settings", "waits", "messages")) {
            try (InputStream in = Redaction.class.getResourceAsStream(list + ".txt")) {
                known.addAll(new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                        .lines()
                        .toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return known;
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
        Set<String> words =
                WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));

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
    void refusesLogsAndPlans() throws IOException {
        Path log = Files.writeString(
                folder.resolve("postgresql.log"),
                "2026-11-22 09:14:10.100 UTC [4471] LOG:  duration: 12.000 ms  statement: select 'secret'\n");

        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> redact(REDACTION, log, folder.resolve("out.trc")))
                .withMessage(log + " is PostgreSQL server log, which is not redacted: only traces and recordings are"
                        + " (.trc, .trcb).");
        assertThat(folder).isDirectoryNotContaining("glob:**out*");
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
