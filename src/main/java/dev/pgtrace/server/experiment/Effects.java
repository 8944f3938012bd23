package dev.pgtrace.server.experiment;

import java.util.List;

/// What a statement does beside returning rows, as far as its plan tells.
///
/// @param writes    changes or locks rows for certain
/// @param volatiles functions that may do anything, by name
/// @param sequences whether it takes numbers from a sequence
/// @param relations that it reads or changes, as [PlannedStatement] names them
public record Effects(boolean writes, List<String> volatiles, boolean sequences, List<String> relations) {
    public Effects {
        volatiles = List.copyOf(volatiles);
        relations = List.copyOf(relations);
    }

    /// Whether it may change something.
    public boolean mayWrite() {
        return writes || !volatiles.isEmpty();
    }
}
