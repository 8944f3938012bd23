/// What a view gives away: its tables as CSV and Markdown, and itself as a picture. A table's columns say what their
/// cells are for other programs ([dev.pgtrace.ui.kit.share.SharedColumn]); lists that are no table say what table they
/// are ([dev.pgtrace.ui.kit.share.SharedTables]). Writes no files.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.kit.share;
