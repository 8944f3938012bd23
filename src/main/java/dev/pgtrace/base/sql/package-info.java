/// SQL as text that people type: where a statement ends and what stands inside quotes. Knows no grammar.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.base.sql;
