/// What everybody must be able to do with a scene: names, contrast, texts in full, a focus that is seen.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.access;
