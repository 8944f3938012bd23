package dev.pgtrace.redact;

import dev.pgtrace.redact.WordRedactor.Numbers;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Redacts the lines of pg_trace's and Oracle's files that are neither SQL nor bind values. A line that a tracer prints
/// keeps its figures and the words of its grammar; of any other nothing stays. A value whose quote is open goes on
/// over the lines behind it.
final class LineRedactor {
    /// Figures that a hash of the SQL text is among: without them, texts could be tried out.
    private static final Pattern ORACLE_HASHES = Pattern.compile("\\b(hv|plh|sqlid|ad)=('?)([0-9A-Za-z]+)('?)");

    private static final Pattern TEXT_LENGTH = Pattern.compile("\\blen=(\\d+)");
    private static final Pattern APPLICATION = Pattern.compile("\\b(mod|act)='([^']*)'");
    private static final Pattern BIND = Pattern.compile(
            "(  bind \\d+: value=| Bind#\\d+ type=\\d+ value=|  oacdty=\\d+ value=|\\s+value=)(.*)", Pattern.DOTALL);
    private static final Pattern BIND_END = Pattern.compile("(.*)(\" oacdef=\\d+)", Pattern.DOTALL);
    private static final Pattern DUMP = Pattern.compile(
            "(\\s*-> \\{[A-Z]+)( :startup_cost [-\\d.e+]+)?( :total_cost [-\\d.e+]+)?"
                    + "( :plan_rows \\d+)?( :plan_width \\d+)?.*?( \\(actual rows=[-\\d.]+ loops=\\d+\\))?",
            Pattern.DOTALL);
    private static final Pattern RULE = Pattern.compile("={5,}|-{69}|\\*{71}");
    private static final Pattern NULL_TYPE = Pattern.compile("NULL oacdef=\\d+");
    private static final Pattern BLANK_END = Pattern.compile("(.*?)(\\s*)", Pattern.DOTALL);
    private static final Pattern NODE_OBJECT = Pattern.compile("( using | on )(\\S+)");
    private static final Pattern MORE_HASHES = Pattern.compile("\\b(mh|ah)=\\d+");
    private static final Pattern QUOTED = Pattern.compile("(nam|table)='([^']*)'");

    /// Marks the beginning and the end of what is done; no line that has it is taken for a tracer's.
    private static final char DONE = '\u0001';

    /// ✓, ✗, ⚠ with and without its variant, and ← in UTF-8, a character a byte.
    private static final Set<String> MARKS = Set.of(
            "\u00e2\u009c\u0093",
            "\u00e2\u009c\u0097",
            "\u00e2\u009a\u00a0",
            "\u00e2\u009a\u00a0\u00ef\u00b8\u008f",
            "\u00e2\u0086\u0090");

    private final Tokens tokens;
    private final WordRedactor words;
    private final PlanRedactor plans;
    private final boolean oracle;
    private boolean open;

    LineRedactor(Tokens tokens, PlanRedactor plans, boolean oracle) {
        this.tokens = tokens;
        this.words = new WordRedactor(tokens);
        this.plans = plans;
        this.oracle = oracle;
    }

    /// What is still open ends here: the place is known from elsewhere.
    void reset() {
        open = false;
    }

    /// @param line  without its line break, perhaps only a part of one
    /// @param grown bytes that the SQL text behind this line has more than before
    String redact(String line, long grown) {
        boolean cr = line.endsWith("\r");
        String content = cr ? line.substring(0, line.length() - 1) : line;
        return content(content, grown) + (cr ? "\r" : "");
    }

    private String content(String line, long grown) {
        if (line.isEmpty() || RULE.matcher(line).matches()) {
            open = false;
            return line;
        }
        if (open) {
            Optional<String> inside = goOn(line);
            if (inside.isPresent()) {
                return inside.get();
            }
        }
        if (line.indexOf(DONE) >= 0) {
            return words.unknown(line);
        }
        Matcher bind = BIND.matcher(line);
        if (bind.matches()) {
            return bind.group(1) + value(bind.group(2));
        }
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return line.substring(0, indent) + record(line.substring(indent), grown);
    }

    /// A line that an open value goes on in, unless a record of Oracle's begins there.
    private Optional<String> goOn(String line) {
        if (oracle && LinePrefixes.isOracle(line)) {
            open = false;
            return Optional.empty();
        }
        Matcher end = BIND_END.matcher(line);
        if (end.matches()) {
            open = false;
            return Optional.of(tokens.of(RedactedKind.BINDS, end.group(1)) + end.group(2));
        }
        if (line.endsWith("\"")) {
            open = false;
            return Optional.of(tokens.of(RedactedKind.BINDS, line.substring(0, line.length() - 1)) + '"');
        }
        return Optional.of(tokens.of(RedactedKind.BINDS, line));
    }

    private String value(String text) {
        if (text.equals("NULL") || NULL_TYPE.matcher(text).matches() || text.isEmpty()) {
            return text;
        }
        if (text.charAt(0) != '"') {
            Matcher parts = BLANK_END.matcher(text);
            return parts.matches() ? tokens.value(RedactedKind.BINDS, parts.group(1)) + parts.group(2) : text;
        }
        String inner = text.substring(1);
        Matcher end = BIND_END.matcher(inner);
        if (end.matches()) {
            return '"' + tokens.value(RedactedKind.BINDS, end.group(1)) + end.group(2);
        }
        if (inner.endsWith("\"")) {
            return '"' + tokens.value(RedactedKind.BINDS, inner.substring(0, inner.length() - 1)) + '"';
        }
        open = true;
        return '"' + tokens.of(RedactedKind.BINDS, inner);
    }

    private String record(String line, long grown) {
        Optional<LinePrefixes.Rest> rest = LinePrefixes.rest(line);
        if (rest.isPresent()) {
            return rest(line, rest.get());
        }
        if (oracle) {
            return oracle(line, grown);
        }
        boolean known = LinePrefixes.isPostgres(line) || isRemark(line);
        if (!known) {
            return words.unknown(line);
        }
        if (line.startsWith("-> ")) {
            return node(line);
        }
        return known(quoted(line));
    }

    /// The lines with a mark in front.
    private static boolean isRemark(String line) {
        return MARKS.stream().anyMatch(line::startsWith);
    }

    private String rest(String line, LinePrefixes.Rest rest) {
        int from = rest.prefix().length();
        while (from < line.length()
                && (line.charAt(from) == ' '
                        || line.charAt(from) == '='
                        || line.charAt(from) == ':'
                        || line.charAt(from) == '\t')) {
            from++;
        }
        String text = line.substring(from).stripTrailing();
        String token = rest.kind() == RedactedKind.NAMES ? name(text) : tokens.of(rest.kind(), text);
        return line.substring(0, from) + token + line.substring(from + text.length());
    }

    private String name(String text) {
        return plans.name(oracle ? KnownWords.lower(text) : text);
    }

    private String node(String line) {
        Matcher dump = DUMP.matcher(line);
        if (dump.matches()) {
            StringBuilder out = new StringBuilder();
            for (int i = 1; i <= 5; i++) {
                out.append(dump.group(i) == null ? "" : dump.group(i));
            }
            return out.append(" ...}")
                    .append(dump.group(6) == null ? "" : dump.group(6))
                    .toString();
        }
        return known(namedNode(line));
    }

    /// `Index Scan using orders_pkey on orders`: whatever the names are.
    private String namedNode(String line) {
        int end = line.indexOf("  (");
        int single = line.indexOf(" (");
        int head = end >= 0 ? end : single >= 0 ? single : line.length();
        Matcher name = NODE_OBJECT.matcher(line.substring(0, head));
        return name.replaceAll(
                        match -> Matcher.quoteReplacement(match.group(1) + '\u0001' + name(match.group(2)) + '\u0001'))
                + line.substring(head);
    }

    /// Names and events in quotes; what is done is marked, so that it is left alone afterwards.
    private String quoted(String line) {
        return QUOTED.matcher(line)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + "='\u0001"
                        + (match.group(1).equals("nam") ? event(match.group(2)) : name(match.group(2))) + "\u0001'"));
    }

    private String event(String event) {
        return words.redact(event, RedactedKind.OTHER, Numbers.KEPT, KnownWords::isStructure);
    }

    /// A line of the grammar; parts between marks are done.
    private String known(String line) {
        if (line.indexOf('\u0001') < 0) {
            return figures(line);
        }
        StringBuilder out = new StringBuilder();
        String[] parts = line.split("\u0001", -1);
        for (int i = 0; i < parts.length; i++) {
            out.append(i % 2 == 0 ? figures(parts[i]) : parts[i]);
        }
        return out.toString();
    }

    private String figures(String line) {
        return words.redact(
                line, RedactedKind.NAMES, Numbers.KEPT, word -> KnownWords.isStructure(word) || MARKS.contains(word));
    }

    private String oracle(String line, long grown) {
        Optional<LinePrefixes.Rest> parenthesis = LinePrefixes.parenthesis(line);
        if (parenthesis.isPresent()) {
            int from = parenthesis.get().prefix().length();
            int to = line.lastIndexOf(')');
            String text = line.substring(from, Math.max(from, to));
            return line.substring(0, from)
                    + tokens.of(parenthesis.get().kind(), text)
                    + figures(line.substring(Math.max(from, to)));
        }
        if (line.startsWith("APPNAME ")) {
            return application(line);
        }
        if (!LinePrefixes.isOracle(line)) {
            return words.unknown(line);
        }
        int image = line.startsWith("Unix process pid: ") ? line.indexOf(", image: ") : -1;
        if (image >= 0) {
            int from = image + ", image: ".length();
            return figures(line.substring(0, from)) + tokens.of(RedactedKind.HOSTS, line.substring(from));
        }
        String out = hashes(line);
        if (line.startsWith("PARSING IN CURSOR #") || line.startsWith("PARSE ERROR #")) {
            out = TEXT_LENGTH
                    .matcher(out)
                    .replaceFirst(match -> "len=" + Math.max(0, Long.parseLong(match.group(1)) + grown));
        }
        return known(out);
    }

    /// `APPNAME mod='SQL*Plus' mh=3669949024 act='' ah=4029777240`
    private String application(String line) {
        String named = known(APPLICATION
                .matcher(line)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1) + "='\u0001"
                        + tokens.of(RedactedKind.APPLICATIONS, match.group(2)) + "\u0001'")));
        return MORE_HASHES.matcher(named).replaceAll("$1=0");
    }

    private String hashes(String line) {
        return ORACLE_HASHES
                .matcher(line)
                .replaceAll(match -> match.group(1)
                        + '='
                        + match.group(2)
                        + '\u0001'
                        + hash(match.group(1), match.group(3))
                        + '\u0001'
                        + match.group(4));
    }

    /// Nine digits fit where four bytes were; 0 says that there is none.
    private String hash(String name, String text) {
        if (text.equals("0")) {
            return text;
        }
        return name.equals("hv") || name.equals("plh")
                ? tokens.number(RedactedKind.OTHER, text).substring(0, 9)
                : tokens.of(RedactedKind.OTHER, text);
    }
}
