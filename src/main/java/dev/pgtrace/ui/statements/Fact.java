package dev.pgtrace.ui.statements;

import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.explain.Basis;

/// A line of the details: what, how much, and how that is known.
///
/// @param explanation exact value, provenance and formula; empty where the value says all
/// @param figure      what is said when it is to be explained
record Fact(String name, String value, String explanation, Weight weight, Figure figure) {
    /// What can be said of the value beyond its tooltip.
    sealed interface Figure {}

    /// Text of the file or a remark, no figure.
    record NoFigure() implements Figure {}

    /// The figure that a column of the tree has for the same row.
    record OfColumn(Column column) implements Figure {}

    /// A figure that only the details have.
    ///
    /// @param exact the figure
    record Own(String exact, Provenance provenance, String meaning, String formula, Basis basis) implements Figure {}

    /// How a fact is shown.
    enum Weight {
        PLAIN,
        /// Something to look at; the value says so in words too.
        WARN,
        /// Not in this trace.
        MISSING
    }

    static Fact plain(String name, String value, String explanation) {
        return new Fact(name, value, explanation, Weight.PLAIN, new NoFigure());
    }

    Fact of(Figure newFigure) {
        return new Fact(name, value, explanation, weight, newFigure);
    }
}
