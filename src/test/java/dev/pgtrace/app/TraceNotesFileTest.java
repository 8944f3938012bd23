package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceNotesFileTest {
    private static final Bookmark FIRST = Bookmark.ofStatement("1", "the slow one", "00000000000000aa");
    private static final Bookmark SECOND = Bookmark.ofLine("2", "the footer", 4711);

    @TempDir
    Path folder;

    private Path trace;
    private Path user;

    @BeforeEach
    void writeATrace() throws IOException {
        trace = Files.writeString(folder.resolve("orders.trc"), "PARSE #1\n");
        user = folder.resolve("user").resolve("notes");
    }

    @Test
    void keepsNotesBesideTheTrace() throws Exception {
        file().change(notes -> notes.with(FIRST).withNote("", "From the customer."));
        assertThat(folder.resolve("orders.trc.pgtrace-notes.json")).content().contains("\"version\" : 1");
        assertThat(file().load())
                .isEqualTo(new TraceNotesFile.Loaded(
                        new TraceNotes(1, "From the customer.", List.of(FIRST)), Optional.empty()));
    }

    @Test
    void hasNoneWhereNothingWasWritten() {
        assertThat(file().load()).isEqualTo(new TraceNotesFile.Loaded(TraceNotes.NONE, Optional.empty()));
    }

    @Test
    void keepsThemInTheUsersFolderWhereTheTracesFolderCannotBeWritten() throws Exception {
        Files.createDirectories(file().beside().resolve("in the way"));
        file().change(notes -> notes.with(FIRST));
        assertThat(user).isDirectoryContaining(path -> path.toString().endsWith(".json"));
        assertThat(file().load().notes().bookmarks()).containsExactly(FIRST);
        assertThat(file().beside()).isDirectory();
    }

    @Test
    void saysWhereItCouldNotWrite() throws Exception {
        Files.createDirectories(file().beside().resolve("in the way"));
        Files.writeString(folder.resolve("user"), "a file");
        assertThatThrownBy(() -> file().change(notes -> notes.with(FIRST)))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("orders.trc")
                .hasMessageContaining(user.toString());
    }

    @Test
    void anotherTraceOfTheSameNameHasItsOwnInTheUsersFolder() {
        Path other = folder.resolve("other").resolve("orders.trc");
        assertThat(new TraceNotesFile(other, user).inUserFolder()).isNotEqualTo(file().inUserFolder());
    }

    @Test
    void theFileMayGrowAndChange() throws Exception {
        file().change(notes -> notes.with(FIRST).with(SECOND));
        Files.writeString(trace, "EXEC #1\n", StandardOpenOption.APPEND);
        assertThat(file().load().notes().bookmarks()).containsExactly(FIRST, SECOND);
        Files.writeString(trace, "another trace\n");
        assertThat(file().load().notes().bookmarks()).containsExactly(FIRST, SECOND);
    }

    @Test
    void keepsAsideWhatItCannotRead() throws Exception {
        Files.writeString(file().beside(), "{ \"version\" : 1, \"note\"");
        TraceNotesFile.Loaded loaded = file().load();
        Path aside = folder.resolve("orders.trc.pgtrace-notes.json.broken");
        assertThat(loaded).isEqualTo(new TraceNotesFile.Loaded(TraceNotes.NONE, Optional.of(aside)));
        assertThat(aside).content().isEqualTo("{ \"version\" : 1, \"note\"");
    }

    @Test
    void keepsAsideWhatALaterVersionWrote() throws Exception {
        Files.writeString(file().beside(), "{ \"version\" : 2, \"pages\" : [] }");
        assertThat(file().load().keptAside()).isPresent();
        file().change(notes -> notes.with(FIRST));
        assertThat(folder.resolve("orders.trc.pgtrace-notes.json.broken"))
                .content()
                .contains("pages");
    }

    @Test
    void twoWindowsBothKeepTheirBookmarks() throws Exception {
        TraceNotesFile one = file();
        TraceNotesFile other = file();
        one.load();
        other.load();
        one.change(notes -> notes.with(FIRST));
        assertThat(other.change(notes -> notes.with(SECOND)).notes().bookmarks())
                .containsExactly(FIRST, SECOND);
        one.change(notes -> notes.without("1"));
        assertThat(other.load().notes().bookmarks()).containsExactly(SECOND);
    }

    @Test
    void twoWindowsThatChangeTheNoteKeepBothTexts() throws Exception {
        file().change(notes -> notes.withNote("", "found"));
        file().change(notes -> notes.withNote("found", "found by A"));
        TraceNotes after =
                file().change(notes -> notes.withNote("found", "found by B")).notes();
        assertThat(after.note()).isEqualTo("found by A" + TraceNotes.BETWEEN + "found by B");
    }

    @Test
    void losesNothingWhenManyWriteAtOnce() throws Exception {
        int writers = 8;
        CountDownLatch done = new CountDownLatch(writers);
        for (int i = 0; i < writers; i++) {
            String id = "w" + i;
            Tasks.start("writer-" + i, () -> {
                try {
                    file().change(notes -> notes.with(Bookmark.ofLine(id, id, 1)));
                } catch (TraceException e) {
                    throw new IllegalStateException(e);
                } finally {
                    done.countDown();
                }
            });
        }
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(file().load().notes().bookmarks()).hasSize(writers);
    }

    @Test
    void changesTheTextOfABookmarkInItsPlace() {
        TraceNotes notes = TraceNotes.NONE.with(FIRST).with(SECOND).with(FIRST.withText("not so slow"));
        assertThat(notes.bookmarks()).extracting(Bookmark::text).containsExactly("not so slow", "the footer");
    }

    private TraceNotesFile file() {
        return new TraceNotesFile(trace, user);
    }
}
