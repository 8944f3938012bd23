/// *Explain this number*: what a figure is, how it was made and known, and the lines of the file that it came from.
/// Features attach [Explanation]s to what they draw; the shell shows them.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.kit.explain;
