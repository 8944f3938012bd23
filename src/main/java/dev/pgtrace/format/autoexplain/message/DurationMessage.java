package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.log.LoggedCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the messages with a duration:
///
///     duration: 1.677 ms  plan:\n{json}
///     duration: 0.655 ms  parse <unnamed>: select ..
///     duration: 0.026 ms  execute fetch from <unnamed>/C_3: select ..
///     duration: 0.251 ms  statement: select ..
///
/// In other languages the words differ and the rest is the same (`Dauer: 0.251 ms  Anweisung: ..`).
final class DurationMessage {
    private static final int LONGEST_HEAD = 48;
    private static final String UNIT = " ms";
    private static final Map<String, Phase> WORDS = Words.inBothEncodings(Map.ofEntries(
            Map.entry("statement", Phase.STATEMENT),
            Map.entry("parse", Phase.PARSE),
            Map.entry("bind", Phase.BIND),
            Map.entry("execute", Phase.EXECUTE),
            Map.entry("execute fetch from", Phase.FETCH),
            Map.entry("fastpath function call", Phase.OTHER),
            // German
            Map.entry("Anweisung", Phase.STATEMENT),
            Map.entry("Parsen", Phase.PARSE),
            Map.entry("Binden", Phase.BIND),
            Map.entry("Ausführen", Phase.EXECUTE),
            Map.entry("Ausführen Fetch von", Phase.FETCH),
            // French
            Map.entry("instruction", Phase.STATEMENT),
            Map.entry("analyse", Phase.PARSE),
            Map.entry("lien", Phase.BIND),
            Map.entry("exécute", Phase.EXECUTE),
            Map.entry("exécute fetch à partir de", Phase.FETCH),
            // Spanish, Italian, Portuguese
            Map.entry("sentencia", Phase.STATEMENT),
            Map.entry("ejecutar", Phase.EXECUTE),
            Map.entry("ejecutar fetch desde", Phase.FETCH),
            Map.entry("istruzione", Phase.STATEMENT),
            Map.entry("esecuzione", Phase.EXECUTE),
            Map.entry("comando", Phase.STATEMENT),
            Map.entry("executar", Phase.EXECUTE),
            Map.entry("executar busca de", Phase.FETCH),
            // Russian
            Map.entry("оператор", Phase.STATEMENT),
            Map.entry("разбор", Phase.PARSE),
            Map.entry("привязка", Phase.BIND),
            Map.entry("выполнение", Phase.EXECUTE),
            Map.entry("выборка из", Phase.FETCH)));

    /// Reads a plan that begins in the message; null where there is none.
    interface Plans {
        @Nullable
        ServerMessage read(String message, int from, long elapsedMicros);
    }

    private DurationMessage() {}

    static @Nullable ServerMessage read(LogRecord record, Plans plans) {
        String message = record.message();
        int number = number(message);
        if (number < 0) {
            return null;
        }
        int end = Decimal.end(message, number);
        if (!message.startsWith(UNIT, end)) {
            return null;
        }
        long elapsed = Decimal.scaled(message, number, 3);
        int head = end + UNIT.length();
        while (head < message.length() && (message.charAt(head) == ' ' || message.charAt(head) == ',')) {
            head++;
        }
        if (head == message.length()) {
            return new ServerMessage.Duration(Phase.OTHER, elapsed, "", "", Binds.NONE);
        }
        int newline = message.indexOf('\n', head);
        if (newline > 0 && newline - head <= LONGEST_HEAD) {
            ServerMessage plan = plans.read(message, newline + 1, elapsed);
            if (plan != null) {
                return plan;
            }
        }
        return timed(record, message, head, elapsed);
    }

    /// What a decoder has read already.
    static ServerMessage of(LoggedCall call, Binds binds) {
        Phase phase =
                switch (call.word()) {
                    case "parse" -> Phase.PARSE;
                    case "bind" -> Phase.BIND;
                    case "execute" -> Phase.EXECUTE;
                    default -> Phase.STATEMENT;
                };
        return new ServerMessage.Duration(phase, call.elapsedMicros(), call.name(), call.sql(), binds);
    }

    /// Where the number of a duration begins, or -1: a word, a colon, a number.
    private static int number(String message) {
        if (message.startsWith("duration: ")) {
            return 10;
        }
        int colon = message.indexOf(": ");
        int end = colon < 0 || colon > LONGEST_HEAD ? -1 : Decimal.end(message, colon + 2);
        return end > colon + 2 && message.startsWith(UNIT, end) ? colon + 2 : -1;
    }

    private static @Nullable ServerMessage timed(LogRecord record, String message, int head, long elapsed) {
        int colon = colon(message, head);
        if (colon < 0) {
            return null;
        }
        String words = message.substring(head, colon).strip();
        String sql = message.substring(Math.min(message.length(), colon + 2));
        int blank = words.lastIndexOf(' ');
        Phase phase = usual(words, blank);
        String name = phase == null ? "" : words.substring(blank + 1);
        if (phase == null) {
            phase = WORDS.get(words);
        }
        if (phase == null) {
            name = blank < 0 ? "" : words.substring(blank + 1);
            phase = blank < 0 ? null : WORDS.get(words.substring(0, blank));
        }
        if (phase == null) {
            phase = unknown(record, name);
        }
        return new ServerMessage.Duration(phase, elapsed, name, sql, Binds.of(record.detail()));
    }

    /// The phase of two words in English, the second of which is a name; null for all others.
    private static @Nullable Phase usual(String words, int blank) {
        return switch (blank) {
            case 4 -> words.startsWith("bind") ? Phase.BIND : null;
            case 5 -> words.startsWith("parse") ? Phase.PARSE : null;
            case 7 -> words.startsWith("execute") ? Phase.EXECUTE : null;
            default -> null;
        };
    }

    /// The colon before the text: a portal's name may have colons too, which is rare, and blanks behind are not.
    private static int colon(String message, int head) {
        int colon = message.indexOf(": ", head);
        return colon < 0 && message.endsWith(":") ? message.length() - 1 : colon;
    }

    /// A language that is not known: the command tag of csvlog and jsonlog tells the phase.
    private static Phase unknown(LogRecord record, String name) {
        return switch (record.tag()) {
            case "PARSE" -> Phase.PARSE;
            case "BIND" -> Phase.BIND;
            default -> name.isEmpty() ? Phase.STATEMENT : Phase.EXECUTE;
        };
    }

    /// What `log_statement` prints before a statement runs.
    static @Nullable ServerMessage begin(String message) {
        if (message.startsWith("statement: ")) {
            return new ServerMessage.Begin(Phase.STATEMENT, "", message.substring(11));
        }
        int colon = message.indexOf(": ");
        if (!message.startsWith("execute ") || colon < 0) {
            return null;
        }
        boolean fetch = message.startsWith("execute fetch from ");
        String name = message.substring(fetch ? 19 : 8, Math.max(colon, fetch ? 19 : 8));
        return new ServerMessage.Begin(fetch ? Phase.FETCH : Phase.EXECUTE, name, message.substring(colon + 2));
    }
}
