package dev.pgtrace.redact;

import dev.pgtrace.redact.WordRedactor.Numbers;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Redacts a header or the body of a record of a recording. A bracket opens a text of a known length wherever it
/// stands, also in what nobody knows; the word before it says what it is.
final class RecordRedactor {
    private static final Set<String> KINDS =
            Set.of("***", "BACKEND", "PARSE", "BINDS", "EXEC", "WAIT", "SETTING", "GAP", "NOTE", "END");
    private static final Pattern SCOPE = Pattern.compile("\\b(role|user|database|application) (.+)");
    private static final Pattern WRITER = Pattern.compile("pgtrace [0-9][0-9A-Za-z.-]{0,30}");
    private static final Set<String> WAIT_CLASSES = Set.of(
            "Activity",
            "BufferPin",
            "Buffer",
            "Client",
            "Extension",
            "InjectionPoint",
            "IO",
            "IPC",
            "Lock",
            "LWLock",
            "Timeout");
    private static final int LONGEST_LENGTH = 40;

    private final Tokens tokens;
    private final SqlRedactor sql;
    private final PlanRedactor plans;
    private final MessageRedactor messages;
    private final WordRedactor words;
    private final RedactionSamples samples;
    private String setting = "";

    RecordRedactor(Tokens tokens, RedactionSamples samples) {
        this.tokens = tokens;
        this.samples = samples;
        this.sql = new SqlRedactor(tokens, false);
        this.plans = new PlanRedactor(tokens, sql);
        this.messages = new MessageRedactor(tokens);
        this.words = new WordRedactor(tokens);
    }

    /// A text in brackets: `[5]abcde`, `[5 of 9]abcde`.
    ///
    /// @param from  of the text itself
    /// @param whole bytes that it had before it was cut, or -1
    private record Text(int from, int to, long whole) {}

    /// Whether every text fits in, and no line outside of texts starts another record.
    boolean isWhole(String body) {
        int at = 0;
        while (at < body.length()) {
            char c = body.charAt(at);
            if (c == '[') {
                Text text = text(body, at);
                if (text == null) {
                    return false;
                }
                at = text.to();
            } else {
                at++;
                if (c == '\n' && RecordingTrace.startLength(body, at) > 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static @Nullable Text text(String body, int open) {
        int i = open + 1;
        long length = 0;
        while (i < body.length() && i - open <= 10 && digit(body, i)) {
            length = length * 10 + body.charAt(i++) - '0';
        }
        if (i == open + 1) {
            return null;
        }
        long whole = -1;
        if (i < body.length() && body.charAt(i) == ' ') {
            int end = body.indexOf(']', i);
            if (end < 0 || end - open > LONGEST_LENGTH) {
                return null;
            }
            String rest = body.substring(i, end);
            whole = rest.matches(" of \\d{1,12}") ? Long.parseLong(rest.substring(4)) : length;
            i = end;
        }
        if (i >= body.length() || body.charAt(i) != ']' || length > body.length() - i - 1) {
            return null;
        }
        return new Text(i + 1, i + 1 + (int) length, whole);
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    String header(String header) {
        return redact(header, "***");
    }

    String record(String body) {
        int end = 0;
        while (end < body.length() && body.charAt(end) > ' ') {
            end++;
        }
        return redact(body, body.substring(0, end));
    }

    private String redact(String body, String kind) {
        boolean known = KINDS.contains(kind);
        StringBuilder out = new StringBuilder(body.length() + 64);
        int at = 0;
        int line = 0;
        int literal = 0;
        while (at < body.length()) {
            char c = body.charAt(at);
            Text text = c == '[' ? text(body, at) : null;
            if (text != null) {
                String before = body.substring(literal, at);
                out.append(literal(before, known, literal == line));
                text(key(before), kind, known, body.substring(text.from(), text.to()), text.whole(), out);
                at = text.to();
                literal = at;
            } else if (c == '\n') {
                out.append(literal(body.substring(literal, at), known, literal == line))
                        .append('\n');
                at++;
                line = at;
                literal = at;
            } else {
                at++;
            }
        }
        return out.append(literal(body.substring(literal), known, false)).toString();
    }

    /// @param first whether it is the beginning of a line, whose first word must be known
    private String literal(String text, boolean known, boolean first) {
        boolean figures = known && (!first || isKnown(text));
        return words.redact(
                text, RedactedKind.OTHER, figures ? Numbers.KEPT : Numbers.REPLACED, KnownWords::isStructure);
    }

    private static boolean isKnown(String line) {
        int from = 0;
        while (from < line.length() && !Character.isLetter(line.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < line.length() && (Character.isLetter(line.charAt(to)) || line.charAt(to) == '_')) {
            to++;
        }
        return from == to || KnownWords.isStructure(line.substring(from, to));
    }

    /// The word that a text belongs to: `user` of ` user=`, `->` of `  -> `.
    private static String key(String before) {
        int to = before.length();
        while (to > 0
                && (before.charAt(to - 1) == ' ' || before.charAt(to - 1) == '=' || before.charAt(to - 1) == ':')) {
            to--;
        }
        int from = to;
        while (from > 0 && before.charAt(from - 1) != ' ') {
            from--;
        }
        return before.substring(from, to);
    }

    private void text(String key, String kind, boolean known, String text, long whole, StringBuilder out) {
        String redacted = text.isEmpty() || !known ? tokens.of(RedactedKind.OTHER, text) : text(key, kind, text);
        out.append('[').append(redacted.length());
        if (whole >= 0) {
            out.append(" of ").append(whole - text.length() + redacted.length());
        }
        out.append(']').append(redacted);
    }

    private String text(String key, String kind, String text) {
        return switch (key) {
            case "SQL" -> statement(text);
            case "user" -> tokens.of(RedactedKind.USERS, text);
            case "database" -> tokens.of(RedactedKind.DATABASES, text);
            case "app" -> tokens.of(RedactedKind.APPLICATIONS, text);
            case "client", "Server" -> tokens.of(RedactedKind.HOSTS, text);
            case "value" -> kind.equals("SETTING") ? setting(text) : tokens.value(RedactedKind.BINDS, text);
            case "->" -> plans.label(text);
            case "Relation", "Index", "table" -> plans.name(text);
            case "-", "PLAN" -> plans.property(text);
            case "message", "STACK", "reason" -> messages.redact(text);
            case "state" -> text.matches("[0-9A-Z]{5}") ? text : tokens.of(RedactedKind.OTHER, text);
            case "nam" -> event(text);
            case "par", "ela", "file", "fork" ->
                words.redact(text, RedactedKind.OTHER, Numbers.KEPT, KnownWords::isStructure);
            case "name", "Setting" -> settingName(text);
            case "" -> kind.equals("***") ? setting(text) : tokens.of(RedactedKind.OTHER, text);
            case "severity" -> words.redact(text, RedactedKind.OTHER, Numbers.REPLACED, KnownWords::isMessage);
            case "next" -> tokens.of(RedactedKind.FILES, text);
            case "Writer" -> WRITER.matcher(text).matches() ? text : tokens.of(RedactedKind.OTHER, text);
            case "version", "Fidelity" -> words.redact(text, RedactedKind.OTHER, Numbers.KEPT, KnownWords::isMessage);
            case "Scope" -> scope(text);
            default -> tokens.of(RedactedKind.OTHER, text);
        };
    }

    private String statement(String text) {
        String redacted = sql.redact(text);
        samples.statement(text, redacted);
        return redacted;
    }

    /// `LWLock/WALInsert`; of an event that nobody knows, its class.
    private String event(String event) {
        int slash = event.indexOf('/');
        if (KnownWords.isWait(event)) {
            return event;
        }
        if (slash > 0 && WAIT_CLASSES.contains(event.substring(0, slash))) {
            return event.substring(0, slash + 1) + tokens.of(RedactedKind.OTHER, event.substring(slash + 1));
        }
        return words.redact(event, RedactedKind.OTHER, Numbers.KEPT, KnownWords::isStructure);
    }

    private String settingName(String name) {
        setting = name;
        return KnownWords.isSetting(name) ? name : tokens.of(RedactedKind.OTHER, name);
    }

    private String setting(String value) {
        if (!KnownWords.isSetting(setting)) {
            return tokens.of(RedactedKind.OTHER, value);
        }
        return words.redact(
                value,
                RedactedKind.OTHER,
                Numbers.KEPT,
                word -> word.length() == 1 || KnownWords.isStructure(word) || KnownWords.isMessage(word));
    }

    private String scope(String scope) {
        Matcher who = SCOPE.matcher(scope);
        if (who.find()) {
            RedactedKind kind =
                    switch (who.group(1)) {
                        case "database" -> RedactedKind.DATABASES;
                        case "application" -> RedactedKind.APPLICATIONS;
                        default -> RedactedKind.USERS;
                    };
            return words.redact(
                            scope.substring(0, who.start(2)), RedactedKind.OTHER, Numbers.KEPT, KnownWords::isMessage)
                    + tokens.of(kind, who.group(2));
        }
        return words.redact(scope, RedactedKind.OTHER, Numbers.KEPT, KnownWords::isMessage);
    }
}
