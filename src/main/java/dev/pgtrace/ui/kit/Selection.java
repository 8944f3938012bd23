package dev.pgtrace.ui.kit;

/// What is selected in a trace, in every view at once. Rows of the trace's tables; [#NOTHING] where a level is not
/// chosen. A deeper level implies those above it.
///
/// @param statement   row in the table of statements
/// @param execution   row in the table of executions
/// @param node        position of the plan node in the execution's plan, from 0
/// @param offsetBytes place in the file that *Raw* shows, or [#NOTHING]: then that of the execution
public record Selection(int statement, int execution, int node, long offsetBytes) {
    public static final int NOTHING = -1;

    public static final Selection NONE = new Selection(NOTHING, NOTHING, NOTHING, NOTHING);

    public static Selection ofStatement(int statement) {
        return new Selection(statement, NOTHING, NOTHING, NOTHING);
    }

    public static Selection ofExecution(int statement, int execution) {
        return new Selection(statement, execution, NOTHING, NOTHING);
    }

    public static Selection ofNode(int statement, int execution, int node) {
        return new Selection(statement, execution, node, NOTHING);
    }

    /// A place in the file that belongs to nothing else.
    public static Selection ofOffset(long offsetBytes) {
        return new Selection(NOTHING, NOTHING, NOTHING, offsetBytes);
    }

    /// The same selection, and a place in the file to look at.
    public Selection at(long offset) {
        return new Selection(statement, execution, node, offset);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    public boolean hasStatement() {
        return statement != NOTHING;
    }

    public boolean hasExecution() {
        return execution != NOTHING;
    }

    public boolean hasNode() {
        return node != NOTHING;
    }
}
