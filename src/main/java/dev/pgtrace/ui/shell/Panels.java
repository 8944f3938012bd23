package dev.pgtrace.ui.shell;

import dev.pgtrace.app.Bookmark;
import dev.pgtrace.app.Preferences;
import dev.pgtrace.base.column.ChunkSpace;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerColour;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.connect.ConnectPanel;
import dev.pgtrace.ui.help.HelpWindow;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.notes.BookmarkForm;
import dev.pgtrace.ui.notes.NotesPanel;
import dev.pgtrace.ui.notes.NotesViewModel;
import dev.pgtrace.ui.redact.RedactPanel;
import dev.pgtrace.ui.settings.SettingsPanel;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// What is shown above the window or beside it and goes again: palette, keys, forms, the guide.
final class Panels {
    private final Overlay overlay = new Overlay();
    private final Stage stage;
    private final Appearance appearance;
    private final Workspace workspace;
    private final Servers servers;
    private final Actions actions;
    private final TaskRunner runner;
    private final Consumer<String> say;
    private final Preferences atStart;
    private @Nullable CommandPalette palette;
    private @Nullable HelpWindow help;

    /// @param say tells what needs no answer
    Panels(
            Stage stage,
            Appearance appearance,
            Workspace workspace,
            Servers servers,
            Actions actions,
            TaskRunner runner,
            Consumer<String> say) {
        this.stage = stage;
        this.appearance = appearance;
        this.workspace = workspace;
        this.servers = servers;
        this.actions = actions;
        this.runner = runner;
        this.say = say;
        atStart = workspace.settingsProperty().get().preferences();
    }

    /// Lies above everything else in the window.
    Overlay node() {
        return overlay;
    }

    void showPalette() {
        if (overlay.shows(CommandPalette.class)) {
            overlay.hide();
            return;
        }
        if (palette == null) { // the window is there earlier without it
            palette = new CommandPalette(actions, overlay::hide);
        }
        overlay.show(palette, Pos.TOP_CENTER);
        palette.start();
    }

    void showCheatSheet() {
        if (overlay.shows(CheatSheet.class)) {
            overlay.hide();
        } else {
            overlay.show(new CheatSheet(actions), Pos.CENTER);
        }
    }

    /// The form of a new server.
    void showConnect() {
        showConnect(ServerProfile.of(ServerAddress.of("localhost", HostPort.STANDARD_PORT, "postgres", "postgres"))
                .named("", ServerColour.GREY));
    }

    void showConnect(ServerProfile profile) {
        ConnectPanel panel = new ConnectPanel(
                profile,
                servers.ports(),
                runner,
                request -> {
                    overlay.hide();
                    servers.connect(request);
                },
                overlay::hide);
        overlay.show(panel, Pos.CENTER);
    }

    void showSettings() {
        ObjectProperty<Preferences> chosen =
                new SimpleObjectProperty<>(workspace.settingsProperty().get().preferences());
        chosen.addListener((observable, old, now) -> {
            ChunkSpace.use((long) now.traceMegabytes() << 20);
            workspace.settingsProperty().set(workspace.settingsProperty().get().withPreferences(now));
        });
        overlay.show(
                new SettingsPanel(appearance.themeProperty(), chosen, atStart, this::showCheatSheet, overlay::hide),
                Pos.CENTER);
    }

    /// Note and bookmarks of a trace.
    void showNotes(NotesViewModel notes) {
        overlay.show(
                new NotesPanel(
                        notes,
                        bookmark -> overlay.show(
                                new BookmarkForm(bookmark, notes::keep, () -> showNotes(notes)), Pos.CENTER),
                        overlay::hide),
                Pos.CENTER);
    }

    /// Asks for the text of a new bookmark.
    void showBookmark(Bookmark bookmark, NotesViewModel notes) {
        overlay.show(new BookmarkForm(bookmark, notes::keep, overlay::hide), Pos.CENTER);
    }

    /// The form of a redacted export.
    void showRedact(Path file, Trace trace, TaskRunner tasks) {
        overlay.show(new RedactPanel(file, trace, tasks, overlay::hide, say), Pos.CENTER);
    }

    /// The guide, at what is in front.
    void showHelp() {
        showHelp(workspace
                .current()
                .map(trace -> topic(trace.context().viewProperty().get()))
                .orElse("guide"));
    }

    /// The guide, at a topic.
    void showHelp(String topic) {
        if (help == null) {
            help = new HelpWindow(stage, appearance);
        }
        help.show(topic);
    }

    /// The guide, at an entry of the glossary.
    void showGlossary(String term) {
        showHelp("glossary");
        if (help != null) {
            help.reveal(term);
        }
    }

    private static String topic(View view) {
        return switch (view) {
            case OVERVIEW -> "ledger";
            case STATEMENTS -> "statements";
            case TIMELINE -> "timeline";
            case FLAMEGRAPH -> "flamegraph";
            case HOTSPOTS -> "tiers";
            case RAW -> "formats";
        };
    }
}
