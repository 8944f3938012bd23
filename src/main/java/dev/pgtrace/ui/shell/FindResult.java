package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.find.Find;
import dev.pgtrace.analysis.find.FindHit;
import dev.pgtrace.analysis.find.FindKind;
import dev.pgtrace.analysis.find.FindQuery;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Places where a text is, as the user steps through them: in SQL and in names of tables once a statement, however
/// often it ran; in binds once an execution.
///
/// @param complete false while searching, and where there are more than are kept
record FindResult(List<Selection> places, boolean complete) {
    static final FindResult NOTHING = new FindResult(List.of(), true);

    private static final int KEPT = 5_000;

    FindResult {
        places = List.copyOf(places);
    }

    /// Searches a trace; blocks.
    ///
    /// @param found hears what was found so far
    static FindResult of(Trace trace, String text, Progress progress, CancelToken cancel, Consumer<FindResult> found)
            throws TraceException {
        List<Selection> places = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        FindQuery query = new FindQuery(text, EnumSet.allOf(FindKind.class), Integer.MAX_VALUE);
        boolean searched = Find.run(
                trace,
                query,
                hit -> {
                    int statement = (int) trace.cursors().get(hit.cursor(), CursorColumn.STATEMENT);
                    if (places.size() < KEPT && known.add(key(hit, statement))) {
                        places.add(place(hit, statement));
                        if (places.size() < 10 || places.size() % 100 == 0) { // a copy each time
                            found.accept(new FindResult(places, false));
                        }
                    }
                },
                progress,
                cancel);
        return new FindResult(places, searched && places.size() < KEPT);
    }

    private static long key(FindHit hit, int statement) {
        int subject = hit.kind() == FindKind.BIND ? hit.execution() : statement;
        return ((long) hit.kind().ordinal() << 32) | subject;
    }

    private static Selection place(FindHit hit, int statement) {
        Selection place = hit.kind() == FindKind.SQL
                ? Selection.ofStatement(statement)
                : Selection.ofExecution(statement, hit.execution());
        return place.at(hit.offsetBytes());
    }
}
