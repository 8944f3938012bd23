package dev.pgtrace.ui.kit.explain;

/// The raw text that a figure came from, and the way there.
public sealed interface Evidence {
    /// One record has it.
    ///
    /// @param show goes there
    record Line(Runnable show) implements Evidence {}

    /// Many records add up to it, or it is one of them by its rank.
    ///
    /// @param records      how many, ready to read: `1,234 executions`
    /// @param showGreatest goes to the one that puts the most into it
    /// @param list         shows all of them
    record Sum(String records, Runnable showGreatest, Runnable list) implements Evidence {}

    /// No record of a trace, but a place in the window where stands what it was made of.
    ///
    /// @param where  what stands there, as a sentence
    /// @param button what leads there
    record Place(String where, String button, Runnable show) implements Evidence {}

    /// No record of a trace.
    ///
    /// @param reason why, as a sentence
    record None(String reason) implements Evidence {}
}
