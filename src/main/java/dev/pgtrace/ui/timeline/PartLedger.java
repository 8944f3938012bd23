package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.TimelineFigures;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.LedgerBar;
import dev.pgtrace.ui.kit.control.LedgerParts;
import dev.pgtrace.ui.kit.control.Part;
import dev.pgtrace.ui.kit.control.Swatch;
import dev.pgtrace.ui.kit.control.Tips;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where the time of what is in sight went: a bar, and each part with how it is known.
final class PartLedger {
    private final LedgerBar bar = new LedgerBar();
    private final VBox lines = new VBox(5);
    private final Map<Component, Map<Provenance, Label>> labels = new EnumMap<>(Component.class);
    private final Label missing = new Label();
    private final Card card;
    private final BarFigures figures;
    private TimelineFigures.@Nullable Part part;

    PartLedger(BarFigures figures) {
        this.figures = figures;
        bar.setExplained(this::explain);
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("timeline-ledger-scroll");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        card = new Card(Messages.get("timeline.ledger"), bar, Card.grow(scroll));
        card.getStyleClass().add("timeline-ledger");
        missing.setWrapText(true);
        missing.getStyleClass().addAll("legend-entry", "missing");
        Tips.install(missing, Messages.get("component.missing.tip"));
    }

    Card node() {
        return card;
    }

    /// @param growing whether more is to come
    void show(TimelineFigures.Part newest, boolean growing) {
        part = newest;
        Ledger ledger = newest.ledger();
        card.setTitle(Messages.get(growing ? "timeline.ledger.sofar" : "timeline.ledger"));
        card.setAddition(Messages.get("timeline.ledger.of", Counts.grouped(newest.executions())));
        bar.setParts(LedgerParts.of(ledger), ledger.wholeMicros());
        List<Node> shown = new ArrayList<>();
        LedgerParts.of(ledger).stream()
                .filter(each -> each.micros() != 0)
                .sorted(Comparator.comparingLong(Part::micros).reversed())
                .forEach(each -> shown.add(line(each)));
        List<String> unknown = LedgerParts.withMissing(ledger).stream()
                .filter(each -> each.provenance() == Provenance.MISSING)
                .map(each -> ComponentTexts.name(each.component()))
                .toList();
        if (!unknown.isEmpty()) {
            missing.setText(Messages.get("component.missing", String.join(", ", unknown)));
            shown.add(missing);
        }
        if (!lines.getChildren().equals(shown)) {
            lines.getChildren().setAll(shown);
        }
    }

    /// The same label for the same part: a new one has to be styled, several times a second while the picture moves.
    private Label line(Part part) {
        Label label = labels.computeIfAbsent(part.component(), each -> new EnumMap<>(Provenance.class))
                .computeIfAbsent(part.provenance(), each -> made(part));
        label.setText(Messages.get(
                "timeline.ledger.line",
                ComponentTexts.name(part.component()),
                Durations.format(part.micros()),
                ComponentTexts.provenance(part.provenance())));
        return label;
    }

    private Optional<Explanation> explain(Component component) {
        return Optional.ofNullable(part).map(shown -> figures.part(shown, component));
    }

    private Label made(Part part) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("legend-entry");
        label.setGraphic(new Swatch(part.component(), part.provenance()));
        Explain.on(label, () -> explain(part.component()));
        Tips.install(label, () -> ComponentTexts.formula(part.component()));
        return label;
    }
}
