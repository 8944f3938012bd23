package dev.pgtrace.ui.kit.control;

import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import java.util.List;
import java.util.Locale;

/// The words for components and for how a number is known.
public final class ComponentTexts {
    private ComponentTexts() {}

    /// `Tier 2 OS cache`.
    public static String name(Component component) {
        return Messages.get("component." + key(component));
    }

    /// As short as fits in a bar: `T2`.
    public static String brief(Component component) {
        return Messages.get("component.brief." + key(component));
    }

    /// What the number means and how it is made, for tooltips.
    public static String formula(Component component) {
        return Messages.get("component.formula." + key(component));
    }

    public static String provenance(Provenance provenance) {
        return Messages.get("provenance." + provenance.name().toLowerCase(Locale.ROOT));
    }

    /// The tooltip of a figure: its exact value, how it is known, and what it is.
    public static String figure(String exact, Provenance provenance, String formula) {
        return Messages.get("figure.tip", exact, provenance(provenance), formula);
    }

    /// A part in one line: name, time, share, provenance.
    public static String line(Part part, long wholeMicros) {
        return Messages.get(
                "component.line",
                name(part.component()),
                Durations.exact(part.micros()),
                Percent.of(part.micros(), wholeMicros),
                provenance(part.provenance()));
    }

    /// All parts that are there, one a line.
    public static String lines(List<Part> parts, long wholeMicros) {
        StringBuilder out = new StringBuilder(Messages.get("component.whole", Durations.exact(wholeMicros)));
        for (Part part : parts) {
            if (part.micros() != 0) {
                out.append('\n').append(line(part, wholeMicros));
            }
        }
        return out.toString();
    }

    private static String key(Component component) {
        return component.name().toLowerCase(Locale.ROOT);
    }
}
