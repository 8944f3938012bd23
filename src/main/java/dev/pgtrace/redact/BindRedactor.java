package dev.pgtrace.redact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Redacts the bind values of one BINDS record of pg_trace, whose beginning and end are known: values are raw, and may
/// look like anything in between, so one ends only where another bind or the end of the record follows.
final class BindRedactor {
    /// What one print call of the tracer can write.
    private static final int PRINTED = 8191;
    /// Positions that may be missing between two binds.
    private static final int GAP = 40;

    private static final Pattern HEAD = Pattern.compile(
            "  bind (\\d{1,9}): value=" + "| Bind#(\\d{1,9})(?: type=\\d+|\\r?\\n  oacdty=\\d+)(?: value=)?");
    private static final Pattern END = Pattern.compile("\"(?: oacdef=\\d+)?\\r?\\n");
    private static final Pattern NULL = Pattern.compile("NULL(?: oacdef=\\d+)?\\r?\\n");
    private static final Pattern RULES = Pattern.compile("(?:(?:-{69}|={69})?\\r?\\n|-{69}|={69})*");

    private final Tokens tokens;
    private final WordRedactor words;
    private String record = "";
    private long position;

    BindRedactor(Tokens tokens) {
        this.tokens = tokens;
        this.words = new WordRedactor(tokens);
    }

    /// @param text from the line of the record to what follows it
    String redact(String text) {
        record = text;
        position = -1;
        StringBuilder out = new StringBuilder(text.length() + 64);
        int at = text.indexOf('\n') + 1;
        out.append(words.redact(
                text.substring(0, at), RedactedKind.OTHER, WordRedactor.Numbers.KEPT, KnownWords::isStructure));
        Matcher head = head(at);
        while (head.lookingAt()) {
            position = number(head);
            out.append(head.group());
            at = value(head.end(), head.end() - valueLine(head), out);
            head = head(at);
        }
        return out.append(words.unknown(text.substring(at))).toString();
    }

    private Matcher head(int at) {
        Matcher head = HEAD.matcher(record).region(at, record.length());
        return head.lookingAt() && (number(head) <= position || number(head) > position + GAP)
                ? head.region(record.length(), record.length())
                : head;
    }

    private static long number(Matcher head) {
        return Long.parseLong(head.group(1) == null ? head.group(2) : head.group(1));
    }

    /// Where the line begins that the value is on: one print call.
    private static int valueLine(Matcher head) {
        return head.start() + head.group().lastIndexOf('\n') + 1;
    }

    /// Writes a value with what ends it.
    ///
    /// @param printed bytes of the print call before the value
    /// @return where the next bind, or what follows the binds, begins
    private int value(int from, int printed, StringBuilder out) {
        Matcher none = NULL.matcher(record).region(from, record.length());
        if (none.lookingAt() && mayFollow(none.end())) {
            out.append(none.group());
            return none.end();
        }
        int text = record.startsWith("\"", from) ? from + 1 : from;
        int cut = from + PRINTED - printed;
        Matcher end = END.matcher(record);
        boolean found = end.find(text);
        while (found && !mayFollow(end.end())) {
            found = end.find(end.start() + 1);
        }
        out.append(record, from, text);
        if (cut > text && cut < record.length() && isCut(cut) && !(found && end.end() <= cut)) {
            out.append(exactly(record.substring(text, cut)));
            return cut;
        }
        if (found) {
            out.append(tokens.value(RedactedKind.BINDS, record.substring(text, end.start())))
                    .append(end.group());
            return end.end();
        }
        return text;
    }

    private boolean mayFollow(int at) {
        return head(at).lookingAt()
                || RULES.matcher(record).region(at, record.length()).matches();
    }

    private boolean isCut(int at) {
        return record.startsWith("-".repeat(69), at)
                || record.startsWith("=".repeat(69), at)
                || HEAD.matcher(record).region(at, record.length()).lookingAt();
    }

    /// As many bytes as before: only so is the value seen to be cut.
    private String exactly(String value) {
        if (tokens.keeps(RedactedKind.BINDS)) {
            return value;
        }
        String token = tokens.of(RedactedKind.BINDS, value);
        return token.length() >= value.length()
                ? token.substring(0, value.length())
                : token + "x".repeat(value.length() - token.length());
    }
}
