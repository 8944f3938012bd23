package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Distribution;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail;

/// A row of the tree with what it shows. Immutable; made off the window's thread.
sealed interface Row {
    RowKey key();

    Figures figures();

    /// Whether it has children.
    boolean expandable();

    /// The invisible row above all statements.
    record Root() implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.ROOT, 0);
        }

        @Override
        public Figures figures() {
            return Figures.NONE;
        }

        @Override
        public boolean expandable() {
            return true;
        }
    }

    record Statement(StatementProfile profile, Figures figures) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.STATEMENT, profile.statement());
        }

        @Override
        public boolean expandable() {
            return true;
        }
    }

    /// @param statement row of its statement, or -1
    /// @param id        number of its cursor as the file prints it
    /// @param flags     bits of [dev.pgtrace.model.ExecutionFlag]
    /// @param place     whether it stands among the executions of its statement or below the one it ran in
    record Execution(int execution, int statement, int cursor, long id, long flags, Place place, Figures figures)
            implements Row {
        enum Place {
            OWN_STATEMENT,
            BELOW_PARENT
        }

        @Override
        public RowKey key() {
            return new RowKey(RowKind.EXECUTION, execution);
        }

        @Override
        public boolean expandable() {
            return true;
        }
    }

    /// @param call   row in the table of calls, or -1 where the format has none
    /// @param note   what else is known, for instance "14 catalog blocks"
    record Call(int execution, CallKind kind, int call, String note, Figures figures, boolean expandable)
            implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.CALL, call >= 0 ? CallKind.values().length + (long) call : kind.ordinal());
        }
    }

    record Node(int execution, PlanFigures plan, int position, Figures figures) implements Row {
        PlanFigures.Node node() {
            return plan.nodes().get(position);
        }

        @Override
        public RowKey key() {
            return new RowKey(RowKind.NODE, position);
        }

        @Override
        public boolean expandable() {
            return node().missingChildren() || plan.nodes().stream().anyMatch(other -> other.parent() == position);
        }
    }

    /// Whether waits are part of elapsed times.
    enum Timing {
        INSIDE_CALLS,
        BETWEEN_CALLS
    }

    /// @param name id of the event's name
    record Waits(int execution, int name, String event, Component component, Timing timing, Figures figures)
            implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.WAITS, name);
        }

        @Override
        public boolean expandable() {
            return true;
        }
    }

    record Wait(int row, String event, Figures figures) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.WAIT, row);
        }

        @Override
        public boolean expandable() {
            return false;
        }
    }

    record Samples(int execution, Figures figures) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.SAMPLES, 0);
        }

        @Override
        public boolean expandable() {
            return true;
        }
    }

    record Sample(int position, ExecutionDetail.SampledBuffer buffer) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.SAMPLE, position);
        }

        @Override
        public Figures figures() {
            return Figures.NONE;
        }

        @Override
        public boolean expandable() {
            return false;
        }
    }

    record Nested(int execution, Figures figures) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.NESTED, 0);
        }

        @Override
        public boolean expandable() {
            return true;
        }
    }

    /// Children from one index to another that are not loaded.
    ///
    /// @param of     what they are children of
    /// @param spread of the run times of all of them, empty where they have none
    record More(RowKind of, int from, int to, Distribution spread) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.MORE, from);
        }

        @Override
        public Figures figures() {
            return Figures.NONE;
        }

        @Override
        public boolean expandable() {
            return false;
        }
    }

    /// @param text what to say, ready to show
    record Note(String text) implements Row {
        @Override
        public RowKey key() {
            return new RowKey(RowKind.NOTE, text.hashCode());
        }

        @Override
        public Figures figures() {
            return Figures.NONE;
        }

        @Override
        public boolean expandable() {
            return false;
        }
    }
}
