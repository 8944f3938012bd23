package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.filter.FilterExpression;
import dev.pgtrace.analysis.filter.FilterField;
import dev.pgtrace.analysis.filter.FilterSyntaxException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Chip;
import dev.pgtrace.ui.kit.control.ChipPopOver;
import dev.pgtrace.ui.kit.control.Tips;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The chip that says what the filter lets through, and the field to change it: fields to click together, errors as
/// they are typed.
final class FilterChip {
    private static final int LONGEST = 40;

    private final TraceContext context;
    private final Chip chip;
    private final TextField field = new TextField();
    private final Label state = new Label();
    private final ChipPopOver popover;

    FilterChip(TraceContext context) {
        this.context = context;
        this.chip = new Chip("", this::toggle);
        chip.setId("filter-chip");
        popover = new ChipPopOver(chip, this::content);
        context.filterProperty().addListener(observable -> showFilter());
        context.analysisProperty().addListener(observable -> check());
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

    private VBox content() {
        Label title = new Label(Messages.get("filter.title"));
        title.getStyleClass().add("strong");
        Label help = new Label(Messages.get("filter.help"));
        help.getStyleClass().addAll("muted", "small");
        help.setWrapText(true);
        field.setId("filter-field");
        field.getStyleClass().add("code");
        field.setPromptText(Messages.get("filter.prompt"));
        field.textProperty().addListener(observable -> check());
        field.setOnAction(event -> apply());
        state.getStyleClass().add("small");
        state.setWrapText(true);
        FlowPane words = new FlowPane(6, 6);
        for (FilterField offered : FilterField.all()) {
            Chip word = new Chip(offered.word(), () -> insert(offered));
            word.getStyleClass().add("pill");
            word.setFocusTraversable(false);
            Tips.install(word, Messages.get("filter.field.tip", offered.meaning(), offered.example()));
            words.getChildren().add(word);
        }
        Button all = new Button(Messages.get("filter.clear"));
        all.setOnAction(event -> {
            field.clear();
            apply();
        });
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
        VBox box = new VBox(9, title, field, words, help, buttons);
        box.getStyleClass().add("popover-content");
        box.setPrefWidth(440);
        return box;
    }

    private void insert(FilterField offered) {
        String before = field.getText().strip();
        field.setText(before.isEmpty() ? offered.example() : before + " and " + offered.example());
        field.requestFocus();
        field.end();
    }

    private void apply() {
        if (check()) {
            context.filter(field.getText().strip());
            popover.hide();
        }
    }

    private boolean check() {
        state.getStyleClass().removeAll("bad", "muted");
        try {
            FilterExpression.parse(field.getText());
            state.getStyleClass().add("muted");
            TraceAnalysis analysis = context.analysisProperty().get();
            boolean applied =
                    field.getText().strip().equals(context.filterProperty().get());
            state.setText(
                    analysis == null || !applied
                            ? ""
                            : Messages.get(
                                    "filter.count",
                                    Counts.grouped(analysis.selection().count()),
                                    Counts.grouped(analysis.selection().size())));
            return true;
        } catch (FilterSyntaxException e) {
            state.getStyleClass().add("bad");
            state.setText(e.getMessage());
            return false;
        }
    }

    private void showFilter() {
        String text = context.filterProperty().get();
        if (!field.getText().strip().equals(text)) {
            field.setText(text);
        }
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + '…' : text;
        chip.setText(text.isEmpty() ? Messages.get("filter.chip.none") : Messages.get("filter.chip", shown));
        chip.setActive(!text.isEmpty());
        check();
    }

    private void toggle() {
        if (popover.isShowing()) {
            popover.hide();
        } else {
            popover.show();
            field.requestFocus();
            field.selectAll();
        }
    }
}
