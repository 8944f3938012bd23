package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.Bookmark;
import dev.pgtrace.app.TraceNotesFile;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.theme.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Notes and bookmarks, by keyboard.
class NotesTest {
    @TempDir
    Path folder;

    private final FxRobot robot = new FxRobot();
    private Path file;
    private MainWindow window;
    private ShellFixture fixture;

    @BeforeEach
    void start() throws Exception {
        file = Files.copy(Path.of("sample-traces", "checkout_session.trc"), folder.resolve("checkout.trc"));
        fixture = ShellFixture.open(folder);
        window = fixture.window();
    }

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    @Test
    void bookmarksAStatementMarksItInTheTreeAndComesBackToIt() throws Exception {
        TraceContext context = open();
        int statement = context.analysisProperty().get().statements().get(1).statement();
        robot.interact(() -> context.go(View.STATEMENTS, Selection.ofStatement(statement)));
        await(() -> robot.lookup("#statements-tree").tryQuery().isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.M);
        await(() -> robot.lookup("#bookmark-text").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#bookmark-text").queryAs(TextField.class).setText("the slow one"));
        robot.type(KeyCode.ENTER);
        await(() ->
                robot.lookup(".bookmark-mark").match(Node::isVisible).tryQuery().isPresent());
        await(() -> robot.lookup("#notes-chip").queryAs(Labeled.class).getText().equals("bookmarks: 1"));
        robot.interact(() -> context.go(View.OVERVIEW, Selection.NONE));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        await(() -> robot.lookup("#notes-bookmarks").tryQuery().isPresent());
        picture("notes-dark");
        robot.interact(() -> window.appearance().themeProperty().set(Theme.LIGHT));
        picture("notes-light");
        robot.interact(() -> robot.lookup("#notes-bookmarks").queryListView().requestFocus());
        robot.type(KeyCode.ENTER);
        await(() -> context.viewProperty().get() == View.STATEMENTS
                && context.selectionProperty().get().statement() == statement);
        robot.interact(() -> context.back());
        assertThat(context.viewProperty().get()).isEqualTo(View.OVERVIEW);
    }

    @Test
    void bookmarksALineOfTheRawTextAndMarksIt() throws Exception {
        TraceContext context = open();
        long offset = context.trace().orElseThrow().executions().get(4, ExecutionColumn.OFFSET_BYTES);
        robot.interact(() -> context.go(View.RAW, Selection.ofOffset(offset)));
        await(() -> robot.lookup("#raw-text").tryQuery().isPresent());
        await(() -> robot.lookup(".file-mark-focus")
                .match(Node::isVisible)
                .tryQuery()
                .isPresent());
        robot.push(KeyCode.CONTROL, KeyCode.M);
        await(() -> robot.lookup("#bookmark-text").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        await(() ->
                robot.lookup(".file-bookmark").match(Node::isVisible).tryQuery().isPresent());
        Bookmark kept = TraceNotesFile.of(file).load().notes().bookmarks().getFirst();
        assertThat(kept.kind()).isEqualTo(Bookmark.Kind.LINE);
        assertThat(kept.offsetBytes()).isEqualTo(offset);
        picture("notes-raw");
    }

    @Test
    void keepsItsBookmarksWhenTheFileGrows() throws Exception {
        TraceContext context = open();
        long offset = context.trace().orElseThrow().executions().get(4, ExecutionColumn.OFFSET_BYTES);
        TraceNotesFile.of(file).change(notes -> notes.with(Bookmark.ofExecution("e", "this run", "0", offset)));
        Files.writeString(file, "more\n", StandardOpenOption.APPEND);
        robot.interact(() -> notes().reload());
        await(() -> context.marksProperty().get().places().containsKey("e"));
        assertThat(context.marksProperty().get().places().get("e").execution()).isEqualTo(4);
    }

    @Test
    void saysWhichBookmarkIsNotInTheFile() throws Exception {
        TraceContext context = open();
        TraceNotesFile.of(file).change(notes -> notes.with(Bookmark.ofExecution("e", "this run", "0", 99_999_999)));
        robot.interact(() -> notes().reload());
        await(() -> context.marksProperty().get().bookmarks().size() == 1);
        assertThat(context.marksProperty().get().places()).isEmpty();
        robot.interact(
                () -> notes().go(context.marksProperty().get().bookmarks().getFirst()));
        await(() -> robot.lookup("#notice-text").queryLabeled().getText().contains("this run"));
    }

    @Test
    void twoWindowsKeepBothNotesAndSaySo() throws Exception {
        open();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        await(() -> robot.lookup("#notes-note").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#notes-note").queryAs(TextArea.class).setText("from this window"));
        TraceNotesFile.of(file).change(notes -> notes.withNote("", "from the other window"));
        robot.type(KeyCode.ESCAPE);
        await(() -> robot.lookup(".notice").match(Node::isVisible).tryQuery().isPresent());
        assertThat(TraceNotesFile.of(file).load().notes().note())
                .contains("from this window")
                .contains("from the other window");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M);
        await(() -> robot.lookup("#notes-note").tryQuery().isPresent());
        await(() ->
                robot.lookup("#notes-note").queryAs(TextArea.class).getText().contains("from the other window"));
    }

    @Test
    void thePaletteFindsBookmarks() throws Exception {
        open();
        TraceNotesFile.of(file).change(notes -> notes.with(Bookmark.ofLine("l", "the odd line", 10)));
        robot.interact(() -> notes().reload());
        await(() -> window.actions().searchable().stream()
                .anyMatch(action -> action.title().equals("Bookmark: the odd line")));
        assertThat(robot.lookup("#notes-bookmarks").tryQueryAs(ListView.class)).isEmpty();
    }

    private dev.pgtrace.ui.notes.NotesViewModel notes() {
        return window.notes().orElseThrow();
    }

    private void picture(String name) {
        fixture.picture(name);
    }

    private TraceContext open() throws TimeoutException {
        return fixture.trace(file).context();
    }

    private void await(Callable<Boolean> condition) throws TimeoutException {
        fixture.await(condition);
    }
}
