package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.Interval;
import dev.pgtrace.analysis.experiment.VariantSummary;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.picture.Drawing;
import dev.pgtrace.ui.kit.picture.Pen;
import dev.pgtrace.ui.kit.theme.VariantColors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The timed runs of all variants on one axis, with the median of each and its interval above.
final class RunHistogram extends Pane {
    private static final double AXIS = 22;
    private static final double LETTERS = 17;
    private static final double INTERVAL = 7;
    private static final double SWATCH = 7;
    private static final double SEEN_THROUGH = 0.78;

    private final Drawing canvas = new Drawing();
    private final Region line = new Region();
    private final List<Label> ticks = new ArrayList<>();
    private final List<Label> letters = new ArrayList<>();
    private @Nullable RunBins bins;
    private List<VariantSummary> summaries = List.of();
    private int hovered = -1;

    RunHistogram() {
        setId("run-histogram");
        getStyleClass().add("histogram");
        line.getStyleClass().add("axis-line");
        getChildren().addAll(canvas, line);
        setMinSize(0, 90);
        canvas.setOnMouseMoved(event -> hovered = bin(event.getX()));
        canvas.setOnMouseExited(event -> hovered = -1);
        Explain.picture(canvas, place -> explain(bin(place.getX())), () -> explain(fullest()).stream()
                .toList());
        Tips.install(canvas, this::tip);
    }

    void show(RunBins newBins, List<VariantSummary> newSummaries) {
        bins = newBins;
        summaries = List.copyOf(newSummaries);
        getChildren().removeAll(ticks);
        getChildren().removeAll(letters);
        ticks.clear();
        letters.clear();
        for (double micros : newBins.axis().ticks()) {
            Label tick = new Label(Durations.axis(Math.round(micros)));
            tick.setUserData(micros);
            tick.getStyleClass().add("axis-label");
            ticks.add(tick);
        }
        for (VariantSummary summary : summaries) {
            Label letter = new Label(ExperimentShown.letter(summary.variant()));
            letter.setGraphic(new Rectangle(SWATCH, SWATCH, VariantColors.of(summary.variant())));
            letter.getStyleClass().add("strong");
            letter.setMouseTransparent(true);
            letters.add(letter);
        }
        getChildren().addAll(ticks);
        getChildren().addAll(letters);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double base = Math.floor(getHeight()) - AXIS;
        canvas.setSize(width, Math.max(0, base));
        line.resizeRelocate(0, base, width, 1);
        RunBins shown = bins;
        if (shown == null) {
            return;
        }
        double free = 0;
        for (Label tick : ticks) {
            double wide = tick.prefWidth(-1);
            double x = shown.axis().place((Double) tick.getUserData()) * width;
            x = Math.clamp(x - (x < 1 ? 0 : wide / 2), 0, Math.max(0, width - wide));
            tick.setVisible(x >= free);
            if (tick.isVisible()) {
                tick.resizeRelocate(Math.round(x), base + 5, wide, tick.prefHeight(-1));
                free = x + wide + 8;
            }
        }
        layoutLetters(shown.axis(), width);
        canvas.paint(pen -> paint(pen, shown, base));
    }

    /// From left to right; one that would cover another one stands beside it.
    private void layoutLetters(TimeAxis axis, double width) {
        double free = 0;
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> summaries.get(i).median().estimate()));
        for (int i : order) {
            Label letter = letters.get(i);
            double median = summaries.get(i).median().estimate();
            letter.setVisible(Double.isFinite(median));
            if (letter.isVisible()) {
                double wide = letter.prefWidth(-1);
                double x = Math.clamp(Math.max(free, axis.place(median) * width + 4), 0, Math.max(0, width - wide));
                letter.resizeRelocate(Math.round(x), 0, wide, letter.prefHeight(-1));
                free = x + wide + 4;
            }
        }
    }

    private void paint(Pen pen, RunBins shown, double base) {
        double width = canvas.getWidth();
        int highest = Math.max(1, shown.highest());
        double room = Math.max(1, base - LETTERS - INTERVAL * summaries.size() - 3);
        for (int variant = 0; variant < shown.counts().size(); variant++) {
            int[] counts = shown.counts().get(variant);
            Color color = VariantColors.of(variant);
            for (int bin = 0; bin < counts.length; bin++) {
                if (counts[bin] > 0) {
                    double left = Math.round(width * bin / counts.length);
                    double wide = Math.max(1, Math.round(width * (bin + 1) / counts.length) - left - 1);
                    double tall = Math.max(1, Math.round(room * counts[bin] / highest)); // one run is seen
                    pen.fill(color.deriveColor(0, 1, 1, SEEN_THROUGH));
                    pen.area(left, base - tall, wide, tall);
                    pen.fill(color); // the top stays seen where bars cover each other
                    pen.area(left, base - tall, wide, 2);
                }
            }
        }
        for (int i = 0; i < summaries.size(); i++) {
            marks(pen, shown.axis(), summaries.get(i), base, LETTERS + INTERVAL * i + 3.5);
        }
    }

    /// The median as a dashed line, its interval as a bracket above at a height of its own.
    private void marks(Pen pen, TimeAxis axis, VariantSummary summary, double base, double height) {
        Interval median = summary.median();
        if (!Double.isFinite(median.estimate())) {
            return;
        }
        double width = canvas.getWidth();
        Color color = VariantColors.of(summary.variant());
        double x = Math.floor(axis.place(median.estimate()) * width) + 0.5;
        pen.line(color, 1, 3, 3);
        pen.stroke(x, 2, x, base);
        pen.line(color, 1);
        if (median.isKnown()) {
            double low = Math.floor(axis.place(median.low()) * width) + 0.5;
            double high = Math.max(low + 1, Math.floor(axis.place(median.high()) * width) + 0.5);
            pen.stroke(low, height, high, height);
            pen.stroke(low, height - 3, low, height + 3);
            pen.stroke(high, height - 3, high, height + 3);
        }
    }

    private int binCount() {
        return bins == null ? 0 : bins.bins();
    }

    private int bin(double x) {
        return (int) (x / Math.max(1, canvas.getWidth()) * binCount());
    }

    /// The one with the most runs of the first variant.
    private int fullest() {
        RunBins shown = bins;
        int best = -1;
        for (int bin = 0; shown != null && !shown.counts().isEmpty() && bin < shown.bins(); bin++) {
            int[] counts = shown.counts().getFirst();
            best = best < 0 || counts[bin] > counts[best] ? bin : best;
        }
        return best;
    }

    private Optional<Explanation> explain(int bin) {
        String text = tip(bin);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(ComparedFigures.ofRuns(
                        this,
                        Messages.get("compare.histogram.title"),
                        text.lines().findFirst().orElse(""),
                        Provenance.DERIVED,
                        Messages.get("explain.runs.meaning"),
                        text));
    }

    private String tip() {
        return tip(hovered);
    }

    private String tip(int bin) {
        RunBins shown = bins;
        if (shown == null || bin < 0 || bin >= shown.bins()) {
            return "";
        }
        StringBuilder out = new StringBuilder(Messages.get(
                "compare.histogram.bin",
                Ratios.exactTime(shown.fromMicros(bin)),
                Ratios.exactTime(shown.toMicros(bin))));
        for (int variant = 0; variant < shown.counts().size(); variant++) {
            out.append('\n')
                    .append(Messages.get(
                            "compare.histogram.count",
                            ExperimentShown.letter(variant),
                            Counts.grouped(shown.counts().get(variant)[bin])));
        }
        for (VariantSummary summary : summaries) {
            Interval median = summary.median();
            if (median.isKnown()) {
                out.append('\n')
                        .append(Messages.get(
                                "compare.histogram.median",
                                ExperimentShown.letter(summary.variant()),
                                Ratios.exactTime(median.estimate()),
                                Ratios.exactTime(median.low()),
                                Ratios.exactTime(median.high())));
            }
        }
        return out.toString();
    }
}
