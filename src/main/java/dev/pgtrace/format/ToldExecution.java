package dev.pgtrace.format;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.ExecutionDetail.Failure;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.ExecutionFlag;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An execution as a reader in a hurry has put it together: [EventTables] makes the rows of it that it makes of an
/// [dev.pgtrace.model.event.ExecutionEvent], which nobody has to make then. Numbers may be missing.
public interface ToldExecution {
    Backend backend();

    String sql();

    long id();

    long parent();

    /// Of the first of its records.
    long offsetBytes();

    /// Where the last of its records ends.
    long endBytes();

    long sqlOffset();

    long sqlBytes();

    /// Of its waits.
    long waitsOffset();

    /// Writes its columns.
    void figures(EventRows rows);

    Set<ExecutionFlag> flags();

    /// The error that ended it.
    Optional<Failure> failure();

    /// How many parameters it had.
    int binds();

    /// How many of them were NULL.
    int nullBinds();

    /// Writes its calls.
    void calls(EventRows rows);

    List<Wait> waits();

    /// What tables have of its plan, or none.
    PlanRows planRows();

    /// Its plan, where there are no rows of it.
    List<PlanNode> plan();
}
