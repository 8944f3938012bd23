package dev.pgtrace.ui.compare;

import java.util.List;

/// A line of the table of metrics.
///
/// @param values one a variant
/// @param deltas one a variant, the first's being empty
/// @param tip    exact values, provenance and formula
record Metric(String name, List<String> values, List<Delta> deltas, String tip) {
    /// Whether more or less is good news.
    enum Sense {
        GOOD,
        BAD,
        NEUTRAL,
        /// Nothing, or not to be told from nothing.
        NONE
    }

    record Delta(String text, Sense sense) {
        static final Delta EMPTY = new Delta("", Sense.NEUTRAL);
    }

    Metric {
        values = List.copyOf(values);
        deltas = List.copyOf(deltas);
    }
}
