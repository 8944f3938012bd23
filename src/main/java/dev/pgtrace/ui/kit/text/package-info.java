/// Text of any size, shown around one place: lines are found and decoded off the window's thread, and only those in
/// sight are kept. And SQL: a field to write it in, and its colours.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.kit.text;
