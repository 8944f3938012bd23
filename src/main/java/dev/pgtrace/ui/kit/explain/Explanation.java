package dev.pgtrace.ui.kit.explain;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.Locale;

/// Everything that can be said about one figure.
///
/// @param name       what it is called where it is shown
/// @param value      the exact figure with its unit
/// @param provenance how it is known
/// @param meaning    its definition, a sentence or two
/// @param formula    how it is made, the figures put in: `hits 120 ÷ (hits 120 + reads 30) = 80%`
/// @param origin     where it comes from
/// @param evidence   the lines that it came from
public record Explanation(
        String name,
        String value,
        Provenance provenance,
        String meaning,
        String formula,
        Origin origin,
        Evidence evidence) {

    /// The word for how it is known.
    public String known() {
        return origin.known().isEmpty()
                ? Messages.get("provenance." + provenance.name().toLowerCase(Locale.ROOT))
                : origin.known();
    }

    /// In short, for a tooltip.
    public String tip() {
        return Messages.get("figure.tip", value, known(), meaning);
    }

    /// What its lines are, in words.
    public String lines() {
        return switch (evidence) {
            case Evidence.Line line -> Messages.get("explain.evidence.line");
            case Evidence.Sum sum -> Messages.get("explain.evidence.sum", sum.records());
            case Evidence.Place place -> place.where();
            case Evidence.None none -> none.reason();
        };
    }

    /// All of it as text, for the clipboard and the screen reader.
    public String text() {
        return String.join(
                "\n",
                List.of(
                        name + ": " + value + " (" + known() + ")",
                        meaning,
                        Messages.get("explain.formula") + ": " + formula,
                        Messages.get("explain.source") + ": " + origin.source(),
                        Messages.get("explain.doubt") + ": " + origin.doubt(),
                        Messages.get("explain.lines") + ": " + lines()));
    }
}
