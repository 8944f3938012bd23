package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.sql.BindTypes;
import dev.pgtrace.model.ExecutionDetail;
import java.util.List;
import java.util.Optional;

/// What the panes below the tree show of the selected row.
///
/// @param tab     what the first tab is called: statement, execution, call, plan node
/// @param title   what is selected
/// @param pill    a short remark beside the title, or the empty text
/// @param tiers   empty where nothing is known of blocks
/// @param sql     as printed; empty where the file has none
/// @param sqlRuns the part of it that is shown, cut by what it is
/// @param detail  what the file says of the execution; empty where a statement is selected
/// @param bindTypes what the types of its binds mean
/// @param record  the bytes of the record in the file
/// @param focus   the place in them that matters most, or -1
record Details(
        String tab,
        String title,
        String pill,
        List<Fact> facts,
        Optional<BlockTiers> tiers,
        String sql,
        List<RowLabel.Run> sqlRuns,
        Optional<ExecutionDetail> detail,
        BindTypes bindTypes,
        Span record,
        long focus) {
    /// A range of bytes in the file.
    record Span(long from, long to) {}

    Details {
        facts = List.copyOf(facts);
        sqlRuns = List.copyOf(sqlRuns);
    }
}
