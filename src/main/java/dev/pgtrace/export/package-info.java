/// Results as text, JSON, HTML, folded stacks and pictures. [dev.pgtrace.export.Report] is a document that traces
/// are added to; JSON follows the schema `pgtrace.analysis/1` in the resource `pgtrace.analysis-1.schema.json`,
/// whose properties are only ever added to. Texts of a trace are hostile: HTML and SVG are written through one
/// escaping writer, and plain text without control characters.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.export;
