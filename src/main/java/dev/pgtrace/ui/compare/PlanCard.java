package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.VariantFigures;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import java.util.List;
import java.util.Locale;

/// The plan of a variant, with what differs from another one's marked.
final class PlanCard {
    private final int variant;
    private final PlanList list;
    private final Card card;

    PlanCard(int variant) {
        this.variant = variant;
        String title = Messages.get("compare.plan.title", ExperimentShown.letter(variant));
        list = new PlanList("plan-" + ExperimentShown.letter(variant).toLowerCase(Locale.ROOT), title);
        list.getStyleClass().add(variant == 0 ? "plan-before" : "plan-after");
        card = new Card(title, Card.grow(list));
    }

    Card node() {
        return card;
    }

    void show(ExperimentShown shown, PlanMarks marks) {
        VariantFigures figures = shown.figures(variant).orElse(null);
        if (figures == null) {
            card.setAddition("");
            list.show(List.of());
            return;
        }
        card.setAddition(
                figures.planShapes() > 1
                        ? Messages.get(
                                "compare.plan.shapes",
                                Ratios.time(figures.elapsedMicros()),
                                Counts.grouped(figures.planShapes()))
                        : Ratios.time(figures.elapsedMicros()));
        list.show(PlanLines.of(figures.plan(), marks::mark, marks::note));
    }
}
