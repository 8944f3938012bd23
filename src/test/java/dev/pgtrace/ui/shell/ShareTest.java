package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.app.GivenFile;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.ui.Until;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.share.TableText;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.PickResult;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.w3c.dom.Document;

/// Gives away what is in front of a window that shows a trace.
final class ShareTest {
    private static final Path CHECKOUT = Path.of("sample-traces/checkout_session.trc");

    /// `-Dshare.look=FOLDER` keeps the pictures there, to be looked at.
    private static final String LOOK = System.getProperty("share.look");

    @TempDir
    private Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private MainWindow window;
    private Path trace;
    private ShellFixture fixture;

    @BeforeEach
    void open() throws Exception {
        trace = Files.copy(CHECKOUT, folder.resolve("checkout.trc"));
        fixture = ShellFixture.open(folder);
        window = fixture.window();
        fixture.trace(trace);
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    private void await(Callable<Boolean> condition) throws TimeoutException {
        fixture.await(condition);
    }

    private void show(View view, String wanted) throws Exception {
        robot.interact(
                () -> window.workspace().current().orElseThrow().context().go(view));
        await(() -> robot.lookup(wanted).match(Node::isVisible).tryQuery().isPresent());
        settle();
    }

    /// Views come in pieces, a few a pulse.
    private static void settle() {
        Until.drawn();
    }

    private Node picture() {
        return robot.lookup(".trace-pane").<TracePane>query().picture();
    }

    private Path written(String name, int scale) throws Exception {
        Path file = folder.resolve(name);
        robot.interact(() -> window.share().pictures().write(picture(), file, scale));
        await(() -> Files.exists(file));
        if (LOOK != null) {
            Files.copy(file, Path.of(LOOK).resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static Document parsed(Path svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readString(svg).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void savesEveryViewInVectors() throws Exception {
        Map<View, String> seen = new EnumMap<>(View.class);
        Map<View, String> wanted = Map.of(
                View.OVERVIEW, ".ledger-bar",
                View.STATEMENTS, "#statements-tree",
                View.TIMELINE, ".timeline-canvas",
                View.FLAMEGRAPH, ".flame-canvas",
                View.HOTSPOTS, "#hotspots",
                View.RAW, "#raw-text");
        for (View view : View.values()) {
            show(view, wanted.get(view));
            Path file = written(view.name().toLowerCase(Locale.ROOT) + ".svg", 1);
            Document svg = parsed(file);
            String text = Files.readString(file);
            seen.put(view, svg.getDocumentElement().getTextContent().replaceAll("\\s+", " "));
            assertThat(text)
                    .as("no pixels and nothing from elsewhere in " + view)
                    .doesNotContain("<image")
                    .doesNotContain("href")
                    .doesNotContain("<script");
            assertThat(svg.getElementsByTagName("text").getLength())
                    .as(view.name())
                    .isGreaterThan(10);
        }
        assertThat(seen.get(View.OVERVIEW)).contains("Where the time went", "UPDATE stock SET");
        assertThat(seen.get(View.STATEMENTS)).contains("UPDATE stock SET");
        assertThat(seen.get(View.FLAMEGRAPH)).contains("Seq Scan on order_items");
        assertThat(seen.get(View.HOTSPOTS)).contains("order_items");
        assertThat(seen.get(View.RAW)).contains("PARSE #");
    }

    @Test
    void flamesInVectorsHaveTheWindowsColours() throws Exception {
        show(View.FLAMEGRAPH, ".flame-canvas");

        String svg = Files.readString(written("flame.svg", 1));

        assertThat(svg).contains("#d55e00").contains("#e69f00").contains("#56b4e9");
        assertThat(svg.split("<rect", -1)).hasSizeGreaterThan(100);
    }

    @Test
    void savesPixelsAtTheScaleAskedFor() throws Exception {
        show(View.FLAMEGRAPH, ".flame-canvas");
        for (int scale = 1; scale <= 3; scale++) {
            double width = picture().getLayoutBounds().getWidth();
            double height = picture().getLayoutBounds().getHeight();
            ByteBuffer png = ByteBuffer.wrap(Files.readAllBytes(written("flame" + scale + ".png", scale)));
            assertThat(png.getInt(16)).isEqualTo((int) Math.ceil(width * scale));
            assertThat(png.getInt(20)).isEqualTo((int) Math.ceil(height * scale));
        }
        assertThat(Files.size(folder.resolve("flame3.png")))
                .as("sharper, not only larger")
                .isGreaterThan(Files.size(folder.resolve("flame1.png")));
    }

    @Test
    void copiesTheTableInFrontAsCsvWithExactNumbersAndUnits() throws Exception {
        show(View.STATEMENTS, "#statements-tree");
        robot.interact(() -> window.actions().get("copyCsv").runIfEnabled());
        await(() -> clipboard().contains("\r\n"));

        List<String> lines = clipboard().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo(
                        "Statement › execution › call › plan node,Calls,Elapsed (µs),Self (µs),CPU (µs),Rows,T1 hit (%)");
        assertThat(lines.get(1)).matches("\"?UPDATE stock SET .*\"?,12,1\\d{6},1\\d{6},\\d+,12,[0-9.]+");
        assertThat(lines).hasSize(20);
    }

    @Test
    void openedBranchesHaveALevel() throws Exception {
        show(View.STATEMENTS, "#statements-tree");
        TreeTableView<?> tree = robot.lookup("#statements-tree").queryAs(TreeTableView.class);
        robot.interact(() -> tree.getTreeItem(0).setExpanded(true));
        await(() -> tree.getExpandedItemCount() > 25);

        robot.interact(() -> window.share().tables().copy(tree, TableText.Form.CSV));
        await(() -> clipboard().startsWith("Level,"));

        assertThat(clipboard().lines().skip(1).limit(2).map(line -> line.substring(0, 2)))
                .containsExactly("0,", "1,");
    }

    @Test
    void copiesTheTableInFrontAsMarkdownAsShown() throws Exception {
        show(View.HOTSPOTS, "#hotspots");
        robot.interact(() -> window.actions().get("copyMarkdown").runIfEnabled());
        await(() -> clipboard().startsWith("| "));

        List<String> lines = clipboard().lines().toList();
        assertThat(lines.getFirst())
                .startsWith("| Relation › access path | Kind |")
                .contains("Read time");
        assertThat(lines.get(1)).startsWith("| :-- | :-- | --: |");
        assertThat(lines.stream().filter(line -> line.contains("order\\_items |")))
                .singleElement()
                .asString()
                .contains(" s |");
    }

    @Test
    void savesTheIssuesOfTheOverview() throws Exception {
        show(View.OVERVIEW, ".ledger-bar");
        Node issues = robot.lookup(".card")
                .match(node -> node.getProperties().values().toString().contains("Known"))
                .query();
        Path file = folder.resolve("issues.csv");

        robot.interact(() -> window.share().tables().write(issues, file));
        await(() -> Files.exists(file));

        assertThat(Files.readAllLines(file))
                .hasSize(5)
                .startsWith("Count,What,First at byte,Line")
                .anyMatch(line -> line.matches("152,.*sample.*,1829,37"));
    }

    @Test
    void refusesToWriteOverTheOpenTrace() {
        List<Path> open = window.workspace().openFiles();

        assertThat(open).containsExactly(trace);
        assertThatThrownBy(() -> GivenFile.at(folder.resolve("./checkout.trc"), open))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("checkout.trc is open and would be lost");
    }

    @Test
    void everyTableHasAMenuBelowTheMouse() throws Exception {
        show(View.OVERVIEW, ".ledger-bar");
        TableView<?> table = robot.lookup("#top-statements").queryAs(TableView.class);

        robot.interact(() -> Event.fireEvent(
                table,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                        10,
                        10,
                        400,
                        400,
                        false,
                        new PickResult(table, 10, 10))));
        await(() -> robot.listWindows().size() > 1);

        List<String> items = robot.listWindows().stream()
                .filter(open -> open instanceof javafx.scene.control.ContextMenu)
                .flatMap(open -> ((javafx.scene.control.ContextMenu) open).getItems().stream())
                .map(MenuItem::getText)
                .toList();
        assertThat(items).containsExactly("Copy table as CSV", "Copy table as Markdown", "Save table…");
    }

    private String clipboard() {
        return fixture.ask(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }
}
