package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Backend;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.Trace;
import dev.pgtrace.redact.Redaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What must not be found again, taken from a trace without any of the redaction's own means.
record Originals(Set<String> words, Set<String> texts, Set<String> numbers) {
    static final Pattern WORD = Pattern.compile("[A-Za-z_\\x80-\\uffff][A-Za-z0-9_$\\x80-\\uffff]+");
    private static final Pattern STRING = Pattern.compile("'((?:[^']++|'')*+)'");
    private static final Pattern COMMENT = Pattern.compile("--([^\\n]*)|/\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z0-9_$.])\\d{2,}(?![A-Za-z0-9_$])");

    private static final Set<String> KNOWN = known();

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
            for (String who : List.of(backend.user(), backend.database(), backend.application(), backend.client())) {
                all.text(who);
            }
        }
        trace.info().recording().ifPresent(recording -> all.text(recording.server()));
        all.words.removeIf(Originals::isKnown);
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
        } else if (text.length() >= 4 && !KNOWN.contains(text)) {
            texts.add(text.length() > 200 ? text.substring(0, 200) : text);
        }
        words(text);
    }

    private void words(String text) {
        WORD.matcher(text).results().map(MatchResult::group).forEach(words::add);
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

    static boolean isKnown(String word) {
        return KNOWN.contains(word) || KNOWN.contains(word.toLowerCase(Locale.ROOT));
    }
}
