package dev.pgtrace.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Redacts the bind values of one BINDS record of pg_trace, whose beginning and end are known: values are raw, and may
/// look like anything in between.
final class BindRedactor {
    /// What one print call of the tracer can write.
    private static final int PRINTED = 8191;
    /// Positions that may be missing between two binds.
    private static final int GAP = 40;

    private static final Pattern HEAD = Pattern.compile(
            "^(?:  bind (\\d{1,9}): value=| Bind#(\\d{1,9})(?: type=\\d+|\\r?\\n  oacdty=\\d+)(?: value=)?)", Pattern.MULTILINE);
    private static final Pattern END = Pattern.compile("(\"(?: oacdef=\\d+)?\\r?\\n)((?:-{69}\\r?\\n|={69}\\r?\\n|\\r?\\n)*)$");
    private static final Pattern NULL = Pattern.compile("NULL(?: oacdef=\\d+)?\\r?\\n(?:-{69}\\r?\\n)?");

    private final Tokens tokens;
    private final WordRedactor words;

    BindRedactor(Tokens tokens) {
        this.tokens = tokens;
        this.words = new WordRedactor(tokens);
    }

    /// @param record from the line of the record to what follows it
    String redact(String record) {
        int first = record.indexOf('\n') + 1;
        List<MatchResult> heads = heads(record, first);
        if (heads.isEmpty()) {
            return words.redact(record, RedactedKind.OTHER, WordRedactor.Numbers.KEPT, KnownWords::isStructure);
        }
        StringBuilder out = new StringBuilder(record.length() + 64);
        out.append(record, 0, first);
        out.append(words.unknown(record.substring(first, heads.getFirst().start())));
        for (int i = 0; i < heads.size(); i++) {
            MatchResult head = heads.get(i);
            int to = i + 1 < heads.size() ? heads.get(i + 1).start() : record.length();
            out.append(head.group());
            out.append(value(record.substring(head.end(), to), head.end() - valueLine(head)));
        }
        return out.toString();
    }

    /// Heads in order of their positions: anything else is text of a value.
    private static List<MatchResult> heads(String record, int from) {
        List<MatchResult> heads = new ArrayList<>();
        Matcher matcher = HEAD.matcher(record);
        long before = -1;
        int at = from;
        while (matcher.find(at)) {
            long position = Long.parseLong(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            if (position > before && position <= before + GAP) {
                heads.add(matcher.toMatchResult());
                before = position;
            }
            at = matcher.end();
        }
        return heads;
    }

    /// Where the line begins that the value is on: one print call.
    private static int valueLine(MatchResult head) {
        int line = head.group().lastIndexOf('\n');
        return head.start() + line + 1;
    }

    /// @param printed bytes of the print call before the value
    private String value(String text, int printed) {
        if (NULL.matcher(text).matches()) {
            return text;
        }
        int from = text.startsWith("\"") ? 1 : 0;
        int cut = PRINTED - printed;
        if (text.length() > cut && isCut(text, cut)) {
            return text.substring(0, from) + exactly(text.substring(from, cut)) + rest(text.substring(cut));
        }
        Matcher end = END.matcher(text);
        if (end.find() && end.start() >= from) {
            return text.substring(0, from)
                    + tokens.value(RedactedKind.BINDS, text.substring(from, end.start()))
                    + end.group(1)
                    + end.group(2);
        }
        return text.substring(0, from) + words.unknown(text.substring(from));
    }

    private static boolean isCut(String text, int cut) {
        return text.startsWith("-".repeat(69), cut)
                || text.startsWith("=".repeat(69), cut)
                || text.startsWith("  bind ", cut)
                || text.startsWith(" Bind#", cut);
    }

    private String rest(String text) {
        return words.redact(text, RedactedKind.OTHER, WordRedactor.Numbers.REPLACED, word -> false);
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
