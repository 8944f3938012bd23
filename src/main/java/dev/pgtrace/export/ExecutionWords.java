package dev.pgtrace.export;

import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.List;

/// What has to be said of an execution or a cursor besides its figures.
final class ExecutionWords {
    private ExecutionWords() {}

    static String flags(long flags) {
        List<String> words = new ArrayList<>();
        for (ExecutionFlag flag : ExecutionFlag.values()) {
            if (flag.in(flags)) {
                words.add(word(flag));
            }
        }
        return String.join(", ", words);
    }

    static String cursorFlags(long flags) {
        List<String> words = new ArrayList<>();
        for (CursorFlag flag : CursorFlag.values()) {
            if (flag.in(flags)) {
                words.add(word(flag));
            }
        }
        return String.join(", ", words);
    }

    private static String word(ExecutionFlag flag) {
        return switch (flag) {
            case INCOMPLETE -> "incomplete";
            case RAN_NESTED -> "ran nested statements";
            case REPEATED -> "started again";
            case FOREIGN_PLAN -> "plan of another";
            case CUMULATIVE_STATS -> "figures since backend start";
            case NO_START -> "never started here";
            case GARBAGE_ELAPSED -> "false time";
            case IMPLAUSIBLE_BINDS -> "implausible binds";
            case BIND_TRUNCATED -> "bind cut";
            case NO_RUN -> "not run";
            case ERROR -> "failed";
            case SUMMED_PLAN -> "plan figures summed over executions";
        };
    }

    private static String word(CursorFlag flag) {
        return switch (flag) {
            case SQL_TRUNCATED -> "text cut by the tracer";
            case NO_PARSE -> "its PARSE is not in the trace";
            case PLANNING_FAILED -> "planning failed";
            case NESTED_PLANNING -> "planned inside the planning of another";
            case PARSE_ERROR -> "failed to parse";
            case NO_PLAN -> "no plan in the trace";
            case STOP -> "stopped the trace";
        };
    }

    /// How deep an execution is nested in others; stops at 50 as a guard against a circle.
    static int depth(Trace trace, int execution) {
        int depth = 0;
        long parent = trace.executions().get(execution, ExecutionColumn.PARENT);
        while (parent != Table.MISSING && depth < 50) {
            depth++;
            parent = trace.executions().get((int) parent, ExecutionColumn.PARENT);
        }
        return depth;
    }
}
