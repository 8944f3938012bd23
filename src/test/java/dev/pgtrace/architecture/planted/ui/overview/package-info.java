/// Breaks a rule on purpose.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.architecture.planted.ui.overview;
