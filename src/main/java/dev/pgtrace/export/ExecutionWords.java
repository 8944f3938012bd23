package dev.pgtrace.export;

import dev.pgtrace.model.CursorFlag;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        return ReportTexts.get("flag.execution." + flag.name().toLowerCase(Locale.ROOT));
    }

    private static String word(CursorFlag flag) {
        return ReportTexts.get("flag.cursor." + flag.name().toLowerCase(Locale.ROOT));
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
