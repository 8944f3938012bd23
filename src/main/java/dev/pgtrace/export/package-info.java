/// Results as text, JSON (versioned), HTML, folded stacks.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.export;
