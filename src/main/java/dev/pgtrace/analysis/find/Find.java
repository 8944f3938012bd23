package dev.pgtrace.analysis.find;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;

/// Searches the SQL texts, binds and object names of a trace by scanning the bytes of the file that hold them, and
/// tells by the place of each hit what it is in. Hits come in the order of the file. What is in none of the three is
/// passed over.
public final class Find {
    private static final int CHUNK = 1 << 20;
    private static final int NAME = 256;

    private final Trace trace;
    private final FindQuery query;
    private final Charset charset;
    private final TextPattern pattern;
    private final TraceRegions places;
    private final Regions sql;
    private final Regions binds;
    private final Regions plans;
    private final ObjectNames names;
    private final RawWindow window;
    private final BindSearch bindSearch;
    private final Consumer<FindHit> consumer;
    private int[] firstExecutions = new int[0];
    private int lastBinds = -1;
    private int lastPlan = -1;
    private final BitSet namesOfLastPlan = new BitSet();
    private int given;
    /// No hit begins before: hits do not overlap.
    private long free;
    /// Whether the last place lies in a text; one that only touches it may hide another that lies in it.
    private boolean placed;

    private Find(Trace trace, FindQuery query, Consumer<FindHit> consumer) {
        this.trace = trace;
        this.query = query;
        this.consumer = consumer;
        this.charset = trace.info().charset();
        this.pattern = TextPattern.of(query.text(), charset);
        this.places = new TraceRegions(trace);
        this.sql = new TraceRegions(trace).sql();
        this.binds = new TraceRegions(trace).binds();
        this.plans = new TraceRegions(trace).plans();
        this.names = new ObjectNames(trace, pattern);
        this.window = new RawWindow(trace.text());
        this.bindSearch = new BindSearch(trace, places, pattern, window);
    }

    /// Searches a trace; blocks until everything is searched or the limit is reached.
    ///
    /// @param hits hears each hit as it is found, on the calling thread
    /// @return whether everything was searched: false where the limit ended the search
    /// @throws TraceException when the file cannot be read any more
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static boolean run(
            Trace trace, FindQuery query, Consumer<FindHit> hits, Progress progress, CancelToken cancel)
            throws TraceException {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        return run(trace, query, hits, progress, cancel, CHUNK, threads);
    }

    static boolean run(
            Trace trace,
            FindQuery query,
            Consumer<FindHit> hits,
            Progress progress,
            CancelToken cancel,
            int chunk,
            int threads)
            throws TraceException {
        return new Find(trace, query, hits).scan(progress, cancel, chunk, threads);
    }

    private boolean scan(Progress progress, CancelToken cancel, int chunk, int threads) throws TraceException {
        if (query.text().isEmpty() || query.limit() <= 0) {
            return query.text().isEmpty();
        }
        int length = pattern.length();
        long end = Math.min(trace.text().size(), trace.info().bytes());
        SearchedParts parts = SearchedParts.of(trace, query.kinds(), names, end, cancel);
        Candidates candidates = new Candidates(trace.text(), pattern, parts, end, chunk, cancel);
        return candidates.forEach(
                place -> {
                    if (place < free || place + length > end) {
                        return true;
                    }
                    placed = false;
                    boolean goOn = found(place);
                    free = place + (placed ? length : 1);
                    return goOn;
                },
                threads,
                progress);
    }

    /// @return whether to go on
    private boolean found(long offset) throws TraceException {
        int length = pattern.length();
        int cursor = sql.rowAt(offset, length);
        if (cursor >= 0) {
            placed = true;
            return !wants(FindKind.SQL) || inSql(cursor, offset);
        }
        int execution = binds.rowAt(offset, length);
        if (execution >= 0) {
            boolean again = execution == lastBinds;
            lastBinds = execution;
            return again || !wants(FindKind.BIND) || bindSearch.search(execution, this::give);
        }
        execution = plans.rowAt(offset, length);
        return execution < 0 || !wants(FindKind.OBJECT) || inPlan(execution, offset);
    }

    private boolean wants(FindKind kind) {
        return query.kinds().contains(kind);
    }

    private boolean inSql(int cursor, long offset) throws TraceException {
        long start = places.sqlStart(cursor);
        long end = places.sqlEnd(cursor);
        int length = pattern.length();
        window.read(Math.max(start, offset - 2 * Excerpt.BEFORE), Math.min(end, offset + length + 2 * Excerpt.AFTER));
        int at = window.index(offset);
        Excerpt excerpt = Excerpt.of(window.bytes(), at, at + length, 0, window.length(), charset);
        return give(new FindHit(
                FindKind.SQL,
                cursor,
                firstExecution(cursor),
                -1,
                offset,
                length,
                excerpt.text(),
                excerpt.from(),
                excerpt.to()));
    }

    /// A name counts once a plan, where it stands first.
    private boolean inPlan(int execution, long offset) throws TraceException {
        int shape = (int) trace.executions().get(execution, ExecutionColumn.SHAPE);
        if (shape < 0 || names.of(shape).isEmpty()) {
            return true;
        }
        if (execution != lastPlan) {
            lastPlan = execution;
            namesOfLastPlan.clear();
        }
        window.read(Math.max(0, offset - NAME), offset + 2 * NAME);
        for (ObjectNames.Name name : names.of(shape)) {
            if (!namesOfLastPlan.get(name.id()) && window.hasName(offset - name.match(), name.latin())) {
                namesOfLastPlan.set(name.id());
                return give(object(execution, offset, name));
            }
        }
        return true;
    }

    private FindHit object(int execution, long offset, ObjectNames.Name name) {
        int length = pattern.length();
        byte[] bytes = name.bytes();
        Excerpt excerpt = Excerpt.of(bytes, name.match(), name.match() + length, 0, bytes.length, charset);
        int cursor = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
        return new FindHit(
                FindKind.OBJECT, cursor, execution, -1, offset, length, excerpt.text(), excerpt.from(), excerpt.to());
    }

    private boolean give(FindHit hit) {
        consumer.accept(hit);
        given++;
        return given < query.limit();
    }

    private int firstExecution(int cursor) {
        if (firstExecutions.length == 0) {
            firstExecutions = new int[trace.cursors().size()];
            Arrays.fill(firstExecutions, -1);
            for (int execution = trace.executions().size() - 1; execution >= 0; execution--) {
                int of = (int) trace.executions().get(execution, ExecutionColumn.CURSOR);
                if (of >= 0) {
                    firstExecutions[of] = execution;
                }
            }
        }
        return firstExecutions[cursor];
    }
}
