/// The Statements view: statement → execution → call → plan node and waits as one virtual tree table, with the
/// details of what is selected below it. View models know no scene; children and texts are loaded off the window's
/// thread.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.ui.statements;
