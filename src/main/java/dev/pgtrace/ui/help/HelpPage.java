package dev.pgtrace.ui.help;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.parser.Parser;

/// One Markdown text as nodes of the window. A word in code that names a topic leads there.
final class HelpPage extends VBox {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

    private final Predicate<String> isTopic;
    private final Consumer<String> follow;

    HelpPage(String markdown, Predicate<String> isTopic, Consumer<String> follow) {
        this.isTopic = isTopic;
        this.follow = follow;
        getStyleClass().add("help-page");
        blocks(Parser.builder().extensions(EXTENSIONS).build().parse(markdown), this);
    }

    /// The first paragraph that begins with a word.
    Optional<javafx.scene.Node> paragraph(String word) {
        return getChildren().stream()
                .filter(child -> child instanceof TextFlow flow
                        && !flow.getChildren().isEmpty()
                        && flow.getChildren().getFirst() instanceof Text first
                        && first.getText().equals(word))
                .findFirst();
    }

    private void blocks(Node parent, VBox box) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            box.getChildren().add(block(node));
        }
    }

    private Region block(Node node) {
        return switch (node) {
            case Heading heading -> flow(heading, "help-heading-" + heading.getLevel());
            case Paragraph paragraph -> flow(paragraph, "help-text");
            case IndentedCodeBlock code -> code(code.getLiteral());
            case FencedCodeBlock code -> code(code.getLiteral());
            case BulletList list -> items(list, -1);
            case OrderedList list -> items(list, list.getMarkerStartNumber());
            case TableBlock table -> table(table);
            default -> group(node);
        };
    }

    private VBox group(Node node) {
        VBox box = new VBox();
        box.getStyleClass().add("help-group");
        blocks(node, box);
        return box;
    }

    private static Label code(String text) {
        Label label = new Label(text.stripTrailing());
        label.getStyleClass().addAll("code", "help-code-block");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setWrapText(true);
        return label;
    }

    /// @param number of the first item, negative for bullets
    private VBox items(Node list, int number) {
        VBox box = new VBox();
        box.getStyleClass().add("help-list");
        int at = number;
        for (Node item = list.getFirstChild(); item instanceof ListItem; item = item.getNext()) {
            Label mark = new Label(number < 0 ? "•" : at++ + ".");
            mark.setMinWidth(20);
            VBox content = group(item);
            HBox.setHgrow(content, Priority.ALWAYS);
            box.getChildren().add(new HBox(mark, content));
        }
        return box;
    }

    private GridPane table(Node table) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-table");
        rows(table, grid);
        return grid;
    }

    private void rows(Node node, GridPane grid) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof TableRow) {
                int row = grid.getRowCount();
                int column = 0;
                for (Node cell = child.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
                    TextFlow flow = flow(cell, row == 0 ? "help-table-head" : "help-text");
                    GridPane.setHgrow(flow, cell.getNext() == null ? Priority.ALWAYS : Priority.SOMETIMES);
                    flow.setMinWidth(110);
                    grid.add(flow, column++, row);
                }
            } else {
                rows(child, grid);
            }
        }
    }

    private TextFlow flow(Node node, String style) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(style);
        inline(node, flow, style.startsWith("help-heading") ? style + "-text" : "help-word");
        return flow;
    }

    private void inline(Node parent, TextFlow flow, String style) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            switch (node) {
                case org.commonmark.node.Text text -> flow.getChildren().add(word(text.getLiteral(), style));
                case SoftLineBreak ignored -> flow.getChildren().add(word(" ", style));
                case Code code -> flow.getChildren().add(codeOrLink(code.getLiteral()));
                case StrongEmphasis strong -> inline(strong, flow, "help-strong");
                case Emphasis emphasis -> inline(emphasis, flow, "help-emphasis");
                default -> inline(node, flow, style);
            }
        }
    }

    private javafx.scene.Node codeOrLink(String text) {
        if (!isTopic.test(text)) {
            return word(text, "help-code");
        }
        Hyperlink link = new Hyperlink(text);
        link.getStyleClass().add("help-link");
        link.setOnAction(event -> follow.accept(text));
        return link;
    }

    private static Text word(String text, String style) {
        Text word = new Text(text);
        word.getStyleClass().add(style);
        return word;
    }
}
