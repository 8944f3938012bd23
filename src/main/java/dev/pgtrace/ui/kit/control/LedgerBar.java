package dev.pgtrace.ui.kit.control;

import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.theme.ComponentColors;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Pane;

/// The account of a time as one wide bar with names and times inside its parts. A part without room for its text
/// shows less of it, then none; everything is in its tooltip.
public final class LedgerBar extends Pane {
    private static final double HEIGHT = 26;
    private static final double RADIUS = 4;
    private static final double TEXT_MARGIN = 8;

    private final Map<Component, Label> segments = new EnumMap<>(Component.class);
    private List<Part> parts = List.of();
    private long wholeMicros;
    private Function<Component, Optional<Explanation>> explained = component -> Optional.empty();

    public LedgerBar() {
        getStyleClass().add("ledger-bar");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
    }

    public void setParts(List<Part> parts, long wholeMicros) {
        this.parts = List.copyOf(parts);
        this.wholeMicros = wholeMicros;
        List<Label> shown = this.parts.stream()
                .map(part -> segments.computeIfAbsent(part.component(), this::segment))
                .toList();
        if (!getChildren().equals(shown)) {
            getChildren().setAll(shown);
        }
        setAccessibleText(ComponentTexts.lines(parts, wholeMicros));
        requestLayout();
    }

    /// What is said of a part when it is asked for.
    public void setExplained(Function<Component, Optional<Explanation>> explanations) {
        explained = explanations;
    }

    @Override
    protected void layoutChildren() {
        int width = (int) Math.floor(getWidth());
        int[] ends = Segments.ends(parts.stream().mapToLong(Part::micros).toArray(), wholeMicros, width);
        int start = 0;
        int last = ends.length == 0 ? 0 : ends[ends.length - 1];
        for (int i = 0; i < ends.length; i++) {
            Label segment = (Label) getChildren().get(i);
            int length = ends[i] - start;
            segment.setVisible(length > 0);
            segment.setText(textFor(segment, parts.get(i), length - 2 * TEXT_MARGIN));
            segment.setBackground(background(parts.get(i), start == 0, ends[i] == last));
            segment.resizeRelocate(start, 0, length, HEIGHT);
            start = ends[i];
        }
    }

    private Label segment(Component component) {
        Label label = new Label();
        label.getStyleClass().add("ledger-segment");
        label.setAlignment(Pos.CENTER_LEFT);
        label.setPadding(new Insets(0, 0, 0, TEXT_MARGIN));
        label.setMinWidth(0);
        if (component != Component.UNACCOUNTED) {
            label.setTextFill(ComponentColors.textOn(component));
        } else {
            label.getStyleClass().add("on-hatch");
        }
        Tips.install(label, () -> tip(component));
        Explain.on(label, () -> explained.apply(component));
        return label;
    }

    private String tip(Component component) {
        Part part = parts.stream()
                .filter(p -> p.component() == component)
                .findFirst()
                .orElse(new Part(component, 0, Provenance.MISSING));
        return ComponentTexts.line(part, wholeMicros) + "\n\n" + ComponentTexts.formula(part.component());
    }

    private static String textFor(Label label, Part part, double room) {
        String name = ComponentTexts.name(part.component());
        String brief = ComponentTexts.brief(part.component());
        String time = Durations.format(part.micros());
        for (String text : List.of(name + "  " + time, brief + "  " + time, brief)) {
            if (TextWidths.of(text, label.getFont()) <= room) {
                return text;
            }
        }
        return "";
    }

    private static Background background(Part part, boolean first, boolean last) {
        double left = first ? RADIUS : 0;
        double right = last ? RADIUS : 0;
        return new Background(
                new BackgroundFill(part.paint(), new CornerRadii(left, right, right, left, false), Insets.EMPTY));
    }
}
