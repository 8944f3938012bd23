package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.control.Chip;
import dev.pgtrace.ui.kit.control.ChipPopOver;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.control.Swatch;
import dev.pgtrace.ui.kit.control.TierPart;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.ExplainLayer;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// The chip that says how reads are split between the cache of the operating system and the disk, and the slider
/// that moves the border.
final class TierChip {
    /// 10 µs to 100 ms on a logarithmic scale.
    private static final double LOWEST = 1;
    private static final double HIGHEST = 5;

    private final TraceContext context;
    private final Chip chip;
    private final Label figures = new Label();
    private final Label value = new Label();
    private final Slider slider = new Slider(LOWEST, HIGHEST, 0);
    private final VBox legend = new VBox(8);
    private final TierFigures explained;
    private final ChipPopOver popover;
    private boolean showing;

    TierChip(TraceContext context) {
        this.context = context;
        this.explained = new TierFigures(context);
        this.chip = new Chip("", this::toggle);
        chip.setId("tier-chip");
        popover = new ChipPopOver(chip, this::content);
        slider.valueProperty().addListener((observable, old, now) -> {
            long micros = rounded(Math.round(Math.pow(10, now.doubleValue())));
            TierModel model = context.tierModelProperty().get();
            if (!showing && model.thresholdMicros() != micros) {
                context.tierModelProperty().set(model.withThreshold(micros));
            }
        });
        context.tierModelProperty().addListener(observable -> showModel());
        context.analysisProperty().addListener(observable -> showTiers());
        showModel();
        showTiers();
    }

    Chip node() {
        return chip;
    }

    private Node content() {
        Label title = new Label(Messages.get("tiers.title"));
        title.getStyleClass().add("strong");
        Label explanation = new Label(Messages.get("tiers.explanation"));
        explanation.getStyleClass().add("muted");
        explanation.setWrapText(true);
        slider.setId("tier-slider");
        slider.setAccessibleText(Messages.get("tiers.title"));
        slider.setShowTickLabels(true);
        slider.setShowTickMarks(true);
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(0.1);
        slider.setLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Double exponent) {
                return Durations.axis(Math.round(Math.pow(10, exponent)));
            }

            @Override
            public Double fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        Button standard = new Button(Messages.get("tiers.standard"));
        standard.setOnAction(event -> follow(context));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox last = new HBox(8, figures, gap, standard);
        last.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        value.getStyleClass().add("figure-value");
        figures.getStyleClass().add("muted");
        VBox threshold = new VBox(8, value, slider);
        Explain.on(threshold, () -> Optional.of(explained.threshold()));
        Explain.on(figures, explained::blocks);
        VBox box = new VBox(8, title, explanation, threshold, legend, last);
        box.getStyleClass().add("popover-content");
        box.setPrefWidth(380);
        return ExplainLayer.around(box, chip, Roomy::panel);
    }

    /// Two significant digits, so that the threshold is a number that can be told to somebody.
    private static long rounded(long micros) {
        long unit = 1;
        while (micros / unit >= 100) {
            unit *= 10;
        }
        return Math.max(1, Math.round((double) micros / unit) * unit);
    }

    private void showModel() {
        long micros = context.tierModelProperty().get().thresholdMicros();
        value.setText(Messages.get("tiers.value", Durations.axis(Math.max(1, micros))));
        double wanted = Math.log10(Math.max(1, micros));
        if (Math.abs(wanted - slider.getValue()) > 0.02) {
            showing = true; // the slider rounds, the trace's own threshold must stay as it is
            slider.setValue(wanted);
            showing = false;
        }
    }

    /// Goes back to the trace's own threshold, or to the standard one where it has none.
    static void follow(TraceContext context) {
        TraceAnalysis analysis = context.analysisProperty().get();
        context.tierModelProperty()
                .set(
                        analysis == null
                                ? TierModel.standard()
                                : TierThreshold.OF_TRACE
                                        .withStandard(context.standardThresholdProperty()
                                                .get())
                                        .model(analysis.trace()));
    }

    private void showTiers() {
        TraceAnalysis analysis = context.analysisProperty().get();
        Tiers tiers = analysis == null ? Tiers.NONE : analysis.tiers();
        chip.setText(Messages.get(
                switch (tiers.provenance()) {
                    case MEASURED, DERIVED -> "tiers.chip.measured";
                    case ESTIMATED -> "tiers.chip.estimated";
                    case MISSING -> tiers.unsplitBlocks() > 0 ? "tiers.chip.unsplit" : "tiers.chip.none";
                }));
        legend.getChildren()
                .setAll(TierPart.of(tiers).stream()
                        .filter(part -> part.blocks() > 0 || part.component() != Component.READS_UNSPLIT)
                        .map(part -> line(part, tiers.blocks()))
                        .toList());
        figures.setText(Messages.get("tiers.blocks", Counts.grouped(tiers.blocks())));
    }

    private Label line(TierPart part, long all) {
        Label line = new Label(
                Messages.get(
                        "tiers.line",
                        ComponentTexts.name(part.component()),
                        Counts.grouped(part.blocks()),
                        Percent.of(part.blocks(), all)),
                new Swatch(part.component(), part.provenance()));
        Explain.on(line, () -> explained.part(part));
        return line;
    }

    /// Shows the slider, or takes it away.
    void toggle() {
        if (popover.isShowing()) {
            popover.hide();
        } else {
            popover.show();
            slider.requestFocus();
        }
    }
}
