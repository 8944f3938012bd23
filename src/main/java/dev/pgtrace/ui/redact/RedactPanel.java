package dev.pgtrace.ui.redact;

import dev.pgtrace.app.ConvertTrace;
import dev.pgtrace.app.RedactTrace;
import dev.pgtrace.app.TraceKind;
import dev.pgtrace.model.Trace;
import dev.pgtrace.redact.RedactedKind;
import dev.pgtrace.redact.Redaction;
import dev.pgtrace.redact.RedactionPreview;
import dev.pgtrace.ui.kit.FileDialogs;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.io.File;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/// The form of a redaction. The examples follow every choice; nothing is written before a file is chosen.
public final class RedactPanel extends VBox {
    private static final double WIDTH = 860;
    private static final double EXAMPLES_HEIGHT = 260;
    private static final Pattern ENDING = Pattern.compile("(?<=.)\\.(trcb|(trc|log|csv|json|txt)(\\.gz|\\.zst)?)$");

    /// A row of the examples.
    private record Example(String kind, String before, String after) {}

    private final Path file;
    private final Trace trace;
    private final TaskRunner runner;
    private final Runnable onClose;
    private final Consumer<String> say;
    private final Map<RedactedKind, CheckBox> choices = new EnumMap<>(RedactedKind.class);
    private final TextField seed = new TextField(Redaction.randomSeed());
    private final ObservableList<Example> examples = FXCollections.observableArrayList();
    private final Label problem = new Label();
    private final Button export = new Button(Messages.get("redact.export"));
    private final TaskSlot previewSlot = new TaskSlot();
    private final TaskSlot exportSlot = new TaskSlot();

    /// @param file  where the trace is
    /// @param trace what was read of it, for the examples
    /// @param say   tells the user where the redacted trace is
    public RedactPanel(Path file, Trace trace, TaskRunner runner, Runnable onClose, Consumer<String> say) {
        this.file = file;
        this.trace = trace;
        this.runner = runner;
        this.onClose = onClose;
        this.say = say;
        setId("redact-panel");
        getStyleClass().addAll("overlay-panel", "connect-panel");
        setSpacing(12);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        Label title = new Label(Messages.get("redact.title"));
        title.getStyleClass().add("panel-title");
        Label help = new Label(Messages.get("redact.help"));
        help.getStyleClass().add("muted");
        help.setWrapText(true);
        problem.setId("redact-problem");
        problem.getStyleClass().add("bad");
        problem.setWrapText(true);
        tell("");
        getChildren().addAll(title, help, kinds(), seeds(), examples(), problem, buttons());
        sceneProperty().addListener((observable, before, now) -> {
            if (now == null) { // closed, in whatever way: by its button, Esc, or a click beside it
                previewSlot.cancel();
                exportSlot.cancel();
            }
        });
        preview();
    }

    private FlowPane kinds() {
        FlowPane boxes = new FlowPane(16, 8);
        for (RedactedKind kind : RedactedKind.values()) {
            if (kind != RedactedKind.OTHER) {
                CheckBox box = new CheckBox(name(kind));
                box.setId("redact-" + kind.word());
                box.setSelected(true);
                box.selectedProperty().addListener(observable -> preview());
                choices.put(kind, box);
                boxes.getChildren().add(box);
            }
        }
        return boxes;
    }

    private static String name(RedactedKind kind) {
        return Messages.get("redact.kind." + kind.word());
    }

    private VBox seeds() {
        seed.setId("redact-seed");
        seed.getStyleClass().add("code");
        seed.textProperty().addListener(observable -> preview());
        HBox.setHgrow(seed, Priority.ALWAYS);
        Label label = new Label(Messages.get("redact.seed"));
        label.setLabelFor(seed);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Button another = new Button(Messages.get("redact.seed.new"));
        another.setMinWidth(Region.USE_PREF_SIZE);
        another.setOnAction(event -> seed.setText(Redaction.randomSeed()));
        HBox row = new HBox(8, label, seed, another);
        row.setAlignment(Pos.CENTER_LEFT);
        Label help = new Label(Messages.get("redact.seed.help"));
        help.getStyleClass().addAll("muted", "small");
        help.setWrapText(true);
        return new VBox(4, row, help);
    }

    private TableView<Example> examples() {
        TableView<Example> table = new TableView<>(examples);
        table.setId("redact-examples");
        table.setAccessibleText(Messages.get("redact.examples"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPrefHeight(EXAMPLES_HEIGHT);
        table.setPlaceholder(new Label(Messages.get("redact.nothing")));
        table.getColumns().add(column("redact.column.kind", Example::kind, 120));
        table.getColumns().add(column("redact.column.before", Example::before, 350));
        table.getColumns().add(column("redact.column.after", Example::after, 350));
        VBox.setVgrow(table, Priority.ALWAYS);
        return table;
    }

    private static TableColumn<Example, String> column(String key, Function<Example, String> text, double width) {
        TableColumn<Example, String> column = TableColumns.free(Messages.get(key), width, text);
        column.setSortable(false);
        return column;
    }

    private HBox buttons() {
        Button close = new Button(Messages.get("redact.cancel"));
        close.setCancelButton(true);
        close.setOnAction(event -> onClose.run());
        export.setId("redact-export");
        export.getStyleClass().add("accent");
        export.setDefaultButton(true);
        export.setOnAction(event -> choose());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(8, gap, close, export);
    }

    private Redaction redaction() {
        Set<RedactedKind> kept = EnumSet.noneOf(RedactedKind.class);
        choices.forEach((kind, box) -> {
            if (!box.isSelected()) {
                kept.add(kind);
            }
        });
        return new Redaction(seed.getText().strip(), kept);
    }

    private void preview() {
        export.setDisable(seed.getText().isBlank());
        if (seed.getText().isBlank()) {
            tell(Messages.get("redact.seed.missing"));
            return;
        }
        Redaction redaction = redaction();
        BackgroundTask.of((progress, cancel) -> new RedactTrace(redaction).preview(file, trace, cancel))
                .onSuccess(this::show)
                .onFailure(fault -> {
                    export.setDisable(true);
                    tell(String.valueOf(fault.getMessage()));
                })
                .start(runner, previewSlot);
    }

    private void show(RedactionPreview preview) {
        tell("");
        examples.clear();
        for (RedactionPreview.Statement statement : preview.statements()) {
            examples.add(new Example("SQL", line(statement.before()), line(statement.after())));
        }
        for (RedactionPreview.Sample sample : preview.samples()) {
            examples.add(new Example(
                    sample.kind() == RedactedKind.OTHER ? Messages.get("redact.kind.other") : name(sample.kind()),
                    line(sample.before()),
                    sample.after()));
        }
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Messages.get("redact.title"));
        chooser.setInitialFileName(proposed(file));
        FileDialogs.of(getScene().getWindow()).save(chooser).map(File::toPath).ifPresent(this::write);
    }

    /// `nightly.trc.gz` → `nightly-redacted.trc`, `postgresql.log` → `postgresql-redacted.trc`.
    static String proposed(Path file) {
        String name = String.valueOf(file.getFileName());
        return ENDING.matcher(name).replaceFirst("") + "-redacted.trc";
    }

    /// Writes the redacted trace.
    void write(Path to) {
        TraceKind kind = TraceKind.of(to).orElse(null);
        if (kind == null) {
            tell(Messages.get("redact.name"));
            return;
        }
        Redaction redaction = redaction();
        export.setDisable(true);
        tell("");
        BackgroundTask.of((progress, cancel) -> new RedactTrace(redaction)
                        .redact(file, to, kind, ConvertTrace.Existing.REPLACE, progress, cancel))
                .onSuccess(done -> {
                    onClose.run();
                    say.accept(Messages.get(
                            done.same() ? "redact.done" : "redact.done.partly",
                            done.file().toString()));
                })
                .onFailure(fault -> tell(String.valueOf(fault.getMessage())))
                .onFinished(() -> export.setDisable(false))
                .start(runner, exportSlot);
    }

    private void tell(String text) {
        problem.setText(text);
        problem.setVisible(!text.isEmpty());
        problem.setManaged(!text.isEmpty());
    }
}
