package dev.pgtrace.app;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/// Finds a text in statements, then in binds, plans and everything else that the file holds. Case does not matter
/// (beyond
/// ASCII only in statements).
public final class FindInTrace {
    /// More hits than anybody steps through.
    public static final int LIMIT = 1_000;

    private final TraceAnalysis analysis;
    private final Trace trace;
    private final String wanted;
    private final List<Hit> hits = new ArrayList<>();

    /// A place where the text is.
    ///
    /// @param statement   row in the table of statements, or -1
    /// @param execution   row in the table of executions, or -1 for the SQL text itself
    /// @param offsetBytes where in the file
    public record Hit(int statement, int execution, long offsetBytes) {}

    /// @param statements how many of the hits are SQL texts; they come first, heaviest statement first
    /// @param complete   false while searching, and where there are more than [#LIMIT]
    public record Result(List<Hit> hits, int statements, boolean complete) {
        public Result {
            hits = List.copyOf(hits);
        }
    }

    private FindInTrace(TraceAnalysis analysis, String wanted) {
        this.analysis = analysis;
        this.trace = analysis.trace();
        this.wanted = wanted;
    }

    /// Searches the whole trace; blocks.
    ///
    /// @param progress bytes searched
    /// @param found    hears what was found so far
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static Result find(
            TraceAnalysis analysis, String wanted, Progress progress, CancelToken cancel, Consumer<Result> found)
            throws TraceException {
        if (wanted.isEmpty()) {
            return new Result(List.of(), 0, true);
        }
        return new FindInTrace(analysis, wanted).run(progress, cancel, found);
    }

    private Result run(Progress progress, CancelToken cancel, Consumer<Result> found) throws TraceException {
        Set<Integer> statements = new HashSet<>();
        String lower = wanted.toLowerCase(Locale.ROOT);
        for (StatementProfile profile : analysis.statements()) {
            cancel.check();
            int cursor = profile.firstCursor();
            if (trace.text().sql(trace, cursor).toLowerCase(Locale.ROOT).contains(lower) && hits.size() < LIMIT) {
                statements.add(profile.statement());
                hits.add(new Hit(profile.statement(), -1, sqlOffset(cursor)));
            }
        }
        int inSql = hits.size();
        found.accept(new Result(hits, inSql, false));
        ByteSearch search =
                new ByteSearch(trace.text(), wanted.getBytes(trace.info().charset()));
        Places places = new Places(trace, analysis.selection());
        Set<Integer> executions = new HashSet<>();
        long at = 0;
        while (hits.size() < LIMIT) {
            long hit = search.next(at, progress, cancel);
            if (hit < 0) {
                return new Result(hits, inSql, true);
            }
            Places.Place place = places.of(hit);
            boolean shown = place.execution() < 0
                    ? !statements.contains(place.statement()) && place.chosen()
                    : place.chosen() && executions.add(place.execution());
            if (shown) {
                hits.add(new Hit(place.statement(), place.execution(), hit));
                found.accept(new Result(hits, inSql, false));
            }
            at = Math.max(hit + 1, place.skipTo());
        }
        return new Result(hits, inSql, false);
    }

    private long sqlOffset(int cursor) {
        Table<CursorColumn> cursors = trace.cursors();
        return cursors.get(cursor, CursorColumn.OFFSET_BYTES) + cursors.orZero(cursor, CursorColumn.SQL_DELTA);
    }
}
