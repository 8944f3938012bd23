package dev.pgtrace.format.autoexplain.plan;

import static dev.pgtrace.format.autoexplain.plan.PlanTexts.ascii;
import static dev.pgtrace.format.autoexplain.plan.PlanTexts.startsWith;

import dev.pgtrace.base.pool.BytesMemo;
import dev.pgtrace.base.pool.SharedTexts;
import dev.pgtrace.format.ByteSearch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads plans in text: what titles of nodes and lines with texts say is known from the last time, and figures are read
/// where they stand. A line that is not as servers usually print it is read as [PlanTextReader] reads it. Not
/// thread-safe.
final class TextShapes implements PlanForm {
    private static final int MOST_LINES = 1024;
    private static final int LONGEST_LINE = 512;
    private static final int LONGEST_QUERY = 4096;
    private static final int MOST_NAMES = 256;
    private static final int LONGEST_NAME = 48;
    private static final byte[] QUERY = ascii(PlanTextReader.QUERY_TEXT);
    private static final byte[] PARAMETERS = ascii(PlanTextReader.PARAMETERS);
    private static final AsciiWord ARROW = AsciiWord.of("->  ");
    private static final AsciiWord COST = AsciiWord.of("(cost=");
    private static final AsciiWord ACTUAL = AsciiWord.of("(actual ");
    private static final AsciiWord NEVER = AsciiWord.of("(never ");

    private final PlanTexts texts;
    private final Charset charset;
    private final SharedTexts shared;
    private final PlanUse use;
    private final BytesMemo<Optional<String>> queries = new BytesMemo<>(MOST_LINES, LONGEST_QUERY, this::query);
    private final BytesMemo<Optional<Line>> lines = new BytesMemo<>(MOST_LINES, LONGEST_LINE, this::line);
    private final BytesMemo<Optional<NodeBuilder>> titles = new BytesMemo<>(MOST_LINES, LONGEST_LINE, this::title);
    private final BytesMemo<Optional<String>> names = new BytesMemo<>(MOST_NAMES, LONGEST_NAME, this::name);
    private final TitleFigures figures = new TitleFigures();
    private final UsageBytes usage = new UsageBytes();
    private final TextPlan open = new TextPlan();
    private int end;

    /// A line without figures.
    ///
    /// @param isDetail as [TextPlan#isDetail]
    private record Line(String text, boolean isDetail) {}

    /// @param shared texts that others have as well
    TextShapes(PlanTexts texts, Charset charset, SharedTexts shared, PlanUse use) {
        this.use = use;
        this.shared = shared;
        this.texts = texts;
        this.charset = charset;
    }

    @Override
    public @Nullable ExplainedPlan read(byte[] bytes, int plan, int to) {
        PlanTexts.Message message = texts.message(bytes, plan, to);
        if (message == null) {
            return null;
        }
        end = message.end();
        return plan(message.bytes(), message.from(), message.to());
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public void learn(byte[] bytes, int plan, int to) {
        // what it can know it knows from the reading
    }

    private @Nullable ExplainedPlan plan(byte[] bytes, int from, int to) {
        if (!startsWith(QUERY, bytes, from, to)) {
            return null;
        }
        int root = from;
        int parameters = -1;
        int newline = ByteSearch.newline(bytes, root, to);
        while (!mayHaveFigures(bytes, root, newline)) {
            if (newline == to) {
                return null;
            }
            if (parameters < 0 && startsWith(PARAMETERS, bytes, root, newline)) {
                parameters = root;
            }
            root = newline + 1;
            newline = ByteSearch.newline(bytes, root, to);
        }
        TextPlan plan = open;
        plan.clear();
        if (root == from || bytes[root] == '-' || !node(bytes, root, newline, 0, plan)) {
            return null;
        }
        int behind = parameters < 0 ? root : parameters;
        Optional<String> query = queries.of(bytes, from + QUERY.length, lineEnd(bytes, behind));
        Optional<String> told =
                parameters < 0 ? Optional.of("") : text(bytes, parameters + PARAMETERS.length, lineEnd(bytes, root));
        if (query.isEmpty() || told.isEmpty()) {
            return null;
        }
        for (int at = newline + 1; at < to; at = newline + 1) {
            newline = ByteSearch.newline(bytes, at, to);
            line(bytes, at, newline, plan);
        }
        return plan.plan(query.get(), told.get(), use);
    }

    /// End of the line before one, without what ends it.
    private static int lineEnd(byte[] bytes, int next) {
        return bytes[next - 2] == '\r' ? next - 2 : next - 1;
    }

    /// Whether a line may be a title: always where [NodeTitle#hasFigures].
    private static boolean mayHaveFigures(byte[] bytes, int from, int to) {
        for (int at = ByteSearch.place(bytes, from, to, '('); at < to; at = ByteSearch.place(bytes, at + 1, to, '(')) {
            if (COST.isAt(bytes, at, to) || ACTUAL.isAt(bytes, at, to) || NEVER.isAt(bytes, at, to)) {
                return true;
            }
        }
        return false;
    }

    private void line(byte[] bytes, int from, int to, TextPlan plan) {
        int start = from;
        while (start < to && bytes[start] == ' ') {
            start++;
        }
        if (start < to && !known(bytes, start, to, start - from, plan)) {
            for (String line : PlanTextReader.lines(new String(bytes, from, to - from, charset))) {
                plan.line(line);
            }
        }
    }

    /// Takes a line, blanks before it left out, if it is a usual one.
    private boolean known(byte[] bytes, int from, int to, int indent, TextPlan plan) {
        if (!isInk(bytes[from]) || !isInk(bytes[to - 1])) {
            return false;
        }
        switch (bytes[from]) {
            case '-' -> {
                int name = from + ARROW.length();
                return name < to && ARROW.isAt(bytes, from, to) && node(bytes, name, to, indent + ARROW.length(), plan);
            }
            case 'B' -> {
                if (usage(UsageBytes.Kind.BLOCKS, bytes, from, to, indent, plan)) {
                    return true;
                }
            }
            case 'I' -> {
                if (usage(UsageBytes.Kind.TIMES, bytes, from, to, indent, plan)) {
                    return true;
                }
            }
            case 'W' -> {
                if (usage(UsageBytes.Kind.WAL, bytes, from, to, indent, plan)) {
                    return true;
                }
            }
            default -> {}
        }
        if (use == PlanUse.ROWS && named(bytes, from, to, indent, plan)) {
            return true;
        }
        Optional<Line> line = lines.of(bytes, from, to);
        if (line.isPresent()) {
            String text = line.get().text();
            NodeBuilder node = line.get().isDetail() ? plan.detailed(indent) : null;
            if (node == null) {
                plan.line(text, indent);
            } else {
                node.details.add(text);
            }
        }
        return line.isPresent();
    }

    /// Takes a detail of which tables have nothing: its name stands for it, since values are mostly new.
    private boolean named(byte[] bytes, int from, int to, int indent, TextPlan plan) {
        int colon = ByteSearch.place(bytes, from, Math.min(to, from + LONGEST_NAME - 2), ':');
        boolean named = colon + 1 < to && bytes[colon] == ':' && bytes[colon + 1] == ' ';
        if (!named || ByteSearch.place(bytes, colon, to, '\r') < to) {
            return false;
        }
        Optional<String> name = names.of(bytes, from, colon + 2);
        NodeBuilder node = name.isPresent() ? plan.detailed(indent) : null;
        if (node == null) {
            return false;
        }
        node.details.add(name.get());
        return true;
    }

    /// A detail's name with its colon and blank, where its value makes no difference to a table.
    private Optional<String> name(byte[] bytes, int from, int to) {
        String name = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        boolean plain = name.chars().allMatch(c -> isInk((byte) c) || c == ' ');
        return plain && TextPlan.isDetail(name) && !PlanTotals.mayRead(name) ? Optional.of(name) : Optional.empty();
    }

    private boolean usage(UsageBytes.Kind kind, byte[] bytes, int from, int to, int indent, TextPlan plan) {
        if (!kind.begins(bytes, from, to) || !usage.read(kind, bytes, from, to)) {
            return false;
        }
        NodeBuilder node = plan.detailed(indent);
        if (node == null) {
            return false;
        }
        usage.set(node.usage);
        plan.counts(kind);
        return true;
    }

    /// @param column where the label begins in the line
    private boolean node(byte[] bytes, int from, int to, int column, TextPlan plan) {
        int bracket = ByteSearch.place(bytes, from, to, '(');
        while (bracket < to && !COST.isAt(bytes, bracket, to)) {
            bracket = ByteSearch.place(bytes, bracket + 1, to, '(');
        }
        int blanks = bracket - 2;
        if (blanks <= from
                || bracket == to
                || !isInk(bytes[from])
                || !TitleFigures.COST.isAt(bytes, blanks, to)
                || !figures.read(bytes, bracket + COST.length(), to)) {
            return false;
        }
        Optional<NodeBuilder> title = titles.of(bytes, from, blanks);
        if (title.isEmpty()) {
            return false;
        }
        NodeBuilder node = plan.begin(column);
        node.titleOf(title.get());
        figures.set(node);
        plan.titled(node);
        return true;
    }

    /// What is no blank for anyone.
    private static boolean isInk(byte b) {
        return b > ' ' && b < 0x7f;
    }

    private Optional<NodeBuilder> title(byte[] bytes, int from, int to) {
        Optional<String> text = text(bytes, from, to);
        if (text.isEmpty() || text.get().contains(NodeTitle.ACTUAL)) {
            return Optional.empty();
        }
        NodeBuilder title = new NodeBuilder(0, -1);
        NodeTitle.name(text.get().strip(), title);
        title.label = shared.shared(title.label);
        title.relation = shared.shared(title.relation);
        title.index = shared.shared(title.index);
        return Optional.of(title);
    }

    private Optional<Line> line(byte[] bytes, int from, int to) {
        return text(bytes, from, to).map(text -> new Line(text, TextPlan.isDetail(text)));
    }

    private Optional<String> query(byte[] bytes, int from, int to) {
        return text(bytes, from, to).map(shared::shared);
    }

    /// Empty where there is a carriage return that ends no line.
    private Optional<String> text(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, charset);
        if (text.indexOf('\r') < 0) {
            return Optional.of(text);
        }
        String joined = text.replace("\r\n", "\n");
        return joined.indexOf('\r') < 0 ? Optional.of(joined) : Optional.empty();
    }
}
