package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.filter.FilterField;
import dev.pgtrace.analysis.filter.FilterFigure;
import dev.pgtrace.analysis.filter.FilterFlag;
import dev.pgtrace.analysis.filter.FilterNames;
import dev.pgtrace.analysis.filter.FilterText;
import dev.pgtrace.analysis.filter.FilterVocabulary;
import dev.pgtrace.app.NamedFilters;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Chip;
import dev.pgtrace.ui.kit.control.ChipPopOver;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.ExplainLayer;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.TraceLines;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.Lazy;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The chip that says what the filter lets through, and what it opens to change it: a field that proposes, fields to
/// click together, named filters.
final class FilterChip {
    private static final int LONGEST = 40;
    /// Those asked for most; all others are proposed.
    private static final List<FilterField> OFFERED = List.of(
            FilterFigure.ELAPSED,
            FilterFigure.SELF,
            FilterFigure.CPU,
            FilterFigure.ROWS,
            FilterFigure.READ,
            FilterFigure.TIER3,
            FilterFigure.LOCK,
            FilterFigure.CALLS,
            FilterFigure.P95,
            FilterText.SQL,
            FilterText.TABLE,
            FilterText.NODE,
            FilterText.USER,
            FilterFlag.ERROR,
            FilterFlag.INCOMPLETE,
            FilterFlag.NESTED);

    private final TraceContext context;
    private final NamedFilters names = NamedFilters.ofUser();
    private final Chip chip;
    private final FilterEditor editor = new FilterEditor(FilterNames.NONE, this::apply);
    private final Supplier<NamedFilterBar> named = Lazy.of(() -> new NamedFilterBar(names, editor, this::use));
    private final Label state = new Label();
    private final TaskSlot vocabularySlot = new TaskSlot();
    private final TaskSlot memorySlot = new TaskSlot();
    private final ChipPopOver popover;
    private @Nullable Trace told;

    FilterChip(TraceContext context) {
        this.context = context;
        this.chip = new Chip("", this::toggle);
        chip.setId("filter-chip");
        popover = new ChipPopOver(chip, this::content);
        context.filterProperty().addListener(observable -> showFilter());
        context.analysisProperty().addListener(observable -> count());
        editor.field().textProperty().addListener(observable -> count());
        showFilter();
    }

    Chip node() {
        return chip;
    }

    void open() {
        if (!popover.isShowing()) {
            toggle();
        }
    }

    private Node content() {
        Label title = new Label(Messages.get("filter.title"));
        title.getStyleClass().add("strong");
        Label help = new Label(Messages.get("filter.help"));
        help.getStyleClass().addAll("muted", "small");
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        help.setPrefWidth(460);
        state.getStyleClass().addAll("small", "muted");
        FlowPane words = new FlowPane(6, 6);
        for (FilterField offered : OFFERED) {
            Chip word = new Chip(offered.word(), () -> insert(offered));
            word.getStyleClass().add("pill");
            word.setFocusTraversable(false);
            Tips.install(word, Messages.get("filter.field.tip", offered.meaning(), offered.example()));
            words.getChildren().add(word);
        }
        Button all = new Button(Messages.get("filter.clear"));
        all.setOnAction(event -> use(""));
        Button apply = new Button(Messages.get("filter.apply"));
        apply.getStyleClass().add("accent");
        apply.setOnAction(event -> apply());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, state, gap, all, apply);
        HBox.setHgrow(state, Priority.SOMETIMES);
        all.setMinWidth(Region.USE_PREF_SIZE);
        apply.setMinWidth(Region.USE_PREF_SIZE);
        buttons.setAlignment(Pos.CENTER_LEFT);
        Explain.on(buttons, this::explained);
        VBox box = new VBox(9, title, editor, words, help, named.get(), buttons);
        box.getStyleClass().add("popover-content");
        box.setPrefWidth(500);
        return ExplainLayer.around(box, chip, Roomy::panel);
    }

    private void insert(FilterField offered) {
        String before = editor.text();
        editor.show(before.isEmpty() ? offered.example() : before + " and " + offered.example());
        editor.field().requestFocus();
        editor.field().end();
    }

    private void use(String expression) {
        editor.show(expression);
        apply();
    }

    private void apply() {
        if (!editor.understoodProperty().get()) {
            return;
        }
        String text = editor.text();
        context.filter(text);
        popover.hide();
        BackgroundTask.of((progress, cancel) -> {
                    names.used(text);
                    return text;
                })
                .onFailure(fault -> {}) // only the list of filters used before stays as it was
                .start(context.runner(), memorySlot);
    }

    private void count() {
        TraceAnalysis analysis = context.analysisProperty().get();
        boolean applied = editor.text().equals(context.filterProperty().get());
        state.setText(
                analysis == null || !applied
                        ? ""
                        : Messages.get(
                                "filter.count",
                                Counts.grouped(analysis.executions()),
                                Counts.grouped(inTrace(analysis))));
    }

    /// As the status bar counts them: what has no record of its own is none.
    private static long inTrace(TraceAnalysis analysis) {
        return analysis.trace().info().counts().executions();
    }

    private Optional<Explanation> explained() {
        TraceAnalysis analysis = context.analysisProperty().get();
        if (analysis == null || state.getText().isEmpty()) {
            return Optional.empty();
        }
        TraceLines lines = new TraceLines(context);
        long count = analysis.executions();
        long all = inTrace(analysis);
        return Optional.of(new Explanation(
                Messages.get("explain.filter.name"),
                state.getText(),
                Provenance.DERIVED,
                Messages.get("explain.filter.meaning"),
                Messages.get("explain.f.ratio", Counts.grouped(count), Counts.grouped(all), Percent.of(count, all)),
                lines.origin(Basis.COUNT),
                lines.ofTrace(count, ExecutionColumn.ELAPSED_MICROS)));
    }

    private void showFilter() {
        String text = context.filterProperty().get();
        editor.show(text);
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + '…' : text;
        chip.setText(text.isEmpty() ? Messages.get("filter.chip.none") : Messages.get("filter.chip", shown));
        chip.setActive(!text.isEmpty());
        count();
    }

    private void toggle() {
        if (popover.isShowing()) {
            popover.hide();
        } else {
            popover.show();
            FilterNames now = names.now();
            named.get().show(now);
            editor.use(now);
            editor.remember(names.recent());
            learn();
            editor.field().requestFocus();
            editor.field().selectAll();
        }
    }

    /// Finds the texts that the trace has for the fields.
    private void learn() {
        Trace trace = context.trace().orElse(null);
        if (trace != null && trace != told) {
            told = trace;
            BackgroundTask.of((progress, cancel) -> FilterVocabulary.of(trace))
                    .onSuccess(editor::propose)
                    .start(context.runner(), vocabularySlot);
        }
    }
}
