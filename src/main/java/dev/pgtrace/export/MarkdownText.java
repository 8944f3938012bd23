package dev.pgtrace.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Markdown as a terminal shows it: wrapped lines, aligned tables, no marks of the markup.
public final class MarkdownText {
    private static final int WIDTH = 100;
    private static final int NARROWEST = 12;
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final StringBuilder out = new StringBuilder();

    private MarkdownText() {}

    /// The text, ending with a line break.
    public static String of(String markdown) {
        MarkdownText text = new MarkdownText();
        text.blocks(Parser.builder().extensions(EXTENSIONS).build().parse(markdown), "");
        return text.out.toString();
    }

    private void blocks(Node parent, String indent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node != parent.getFirstChild()) {
                out.append('\n');
            }
            block(node, indent);
        }
    }

    private void block(Node node, String indent) {
        switch (node) {
            case Heading heading -> heading(heading);
            case Paragraph paragraph -> wrap(inline(paragraph), indent, indent);
            case IndentedCodeBlock code -> literal(code.getLiteral(), indent + "    ");
            case FencedCodeBlock code -> literal(code.getLiteral(), indent + "    ");
            case BulletList list -> items(list, indent, -1);
            case OrderedList list -> items(list, indent, list.getMarkerStartNumber());
            case CustomBlock table when table instanceof TableBlock -> table(table, indent);
            default -> blocks(node, indent);
        }
    }

    private void heading(Heading heading) {
        String text = inline(heading);
        boolean first = heading.getLevel() == 1;
        out.append(first ? text.toUpperCase(Locale.ROOT) : text).append('\n');
        if (!first) {
            out.repeat('-', text.length()).append('\n');
        }
    }

    private void literal(String text, String indent) {
        text.lines().forEach(line -> out.append(indent).append(line).append('\n'));
    }

    /// @param number of the first item, negative for bullets
    private void items(Node list, String indent, int number) {
        int at = number;
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            String mark = number < 0 ? "- " : at++ + ". ";
            String rest = indent + " ".repeat(mark.length());
            for (Node node = item.getFirstChild(); node != null; node = node.getNext()) {
                if (node == item.getFirstChild() && node instanceof Paragraph) {
                    wrap(inline(node), indent + mark, rest);
                } else {
                    block(node, rest);
                }
            }
        }
    }

    private void table(Node table, String indent) {
        List<List<String>> rows = new ArrayList<>();
        collect(table, rows);
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        int before = indent.length();
        for (int i = 0; i < columns - 1; i++) {
            before += widths[i] + 2;
        }
        String rest = " ".repeat(before);
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder start = new StringBuilder(indent);
            List<String> row = rows.get(r);
            for (int i = 0; i < row.size() - 1; i++) {
                start.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            wrap(row.isEmpty() ? "" : row.getLast(), start.toString(), rest);
            if (r == 0) {
                out.append(indent)
                        .repeat('-', Math.min(WIDTH, before - indent.length() + widths[columns - 1]))
                        .append('\n');
            }
        }
    }

    private static void collect(Node node, List<List<String>> rows) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow) {
                List<String> cells = new ArrayList<>();
                for (Node cell = child.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
                    cells.add(inline(cell));
                }
                rows.add(cells);
            } else {
                collect(child, rows);
            }
        }
    }

    /// Words in lines that begin with `first`, then with `rest`.
    private void wrap(String text, String first, String rest) {
        int width = Math.max(WIDTH, rest.length() + NARROWEST);
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > width) {
                out.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(rest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static String inline(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                text.append(' ');
            }
        });
        return text.toString();
    }
}
