package dev.pgtrace.analysis;

import dev.pgtrace.base.column.LongColumnBuilder;
import dev.pgtrace.base.pool.LongIntMap;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.StatementColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Adds up executions by statement.
final class StatementCollector {
    /// Run times that are sorted at a time.
    static final int MOST_AT_ONCE = 1 << 21;

    private final Trace trace;
    private final Accountant accountant;
    private final Trust trust;
    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CursorColumn> cursors;
    private final @Nullable Sums[] sums;
    private final LongIntMap shapesSeen = new LongIntMap();

    StatementCollector(Trace trace, Accountant accountant) {
        this.trace = trace;
        this.accountant = accountant;
        this.trust = accountant.trust();
        this.executions = new TableReader<>(trace.executions());
        this.cursors = new TableReader<>(trace.cursors());
        this.sums = new @Nullable Sums[trace.statements().size()];
    }

    private static final class Sums {
        final Tally tally = new Tally();
        long calls;
        long parses;
        long elapsed;
        long parse;
        long cpu;
        boolean anyCpu;
        long rows;
        long hits;
        long reads;
        int shapes;
        long incomplete;
        long flagged;
        int timed;
    }

    /// @return row of the statement of a cursor, or -1
    int statement(int cursor) {
        return cursor < 0 ? -1 : (int) cursors.get(cursor, CursorColumn.STATEMENT);
    }

    /// @param parses PARSE records or calls
    void planning(int cursor, int parses, Tally tally) {
        int statement = statement(cursor);
        if (statement < 0) {
            return;
        }
        Sums s = sums(statement);
        s.parses += parses;
        s.parse += tally.whole();
        s.elapsed += tally.whole();
        s.tally.add(tally);
    }

    void execution(int execution, int cursor, Tally tally) {
        int statement = statement(cursor);
        if (statement < 0) {
            return;
        }
        Sums s = sums(statement);
        long flags = executions.get(execution, ExecutionColumn.FLAGS);
        s.calls += ExecutionFlag.NO_START.in(flags) || ExecutionFlag.NO_RUN.in(flags) ? 0 : 1;
        long elapsed = trust.elapsed(execution);
        if (elapsed != Table.MISSING) {
            s.elapsed += elapsed;
            s.timed++;
        }
        s.tally.add(tally);
        s.rows += trust.rows(execution);
        long cpu = trust.stats(execution, ExecutionColumn.CPU_MICROS);
        if (cpu != Table.MISSING) {
            s.cpu += Math.max(0, cpu - accountant.nesting().cpu(execution));
            s.anyCpu = true;
        }
        s.hits += tally.hitBlocks;
        s.reads += tally.tier2Blocks + tally.tier3Blocks + tally.unsplitBlocks - tally.tempBlocks;
        s.incomplete += ExecutionFlag.INCOMPLETE.in(flags) ? 1 : 0;
        s.flagged += trust.flagged(execution) ? 1 : 0;
        long shape = executions.get(execution, ExecutionColumn.SHAPE);
        if (shape >= 0 && trust.ownPlan(execution)) {
            long key = ((long) statement << 32) | shape;
            if (shapesSeen.get(key) < 0) {
                shapesSeen.put(key, 1);
                s.shapes++;
            }
        }
    }

    void waited(int statement, Tally.Part part, long micros) {
        if (statement >= 0) {
            sums(statement).tally.add(part, micros);
        }
    }

    List<StatementProfile> profiles(ExecutionSet selection, long databaseMicros, TierModel model) {
        Distribution[] spread = distributions(selection);
        List<StatementProfile> profiles = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            Sums s = sums[i];
            if (s != null) {
                profiles.add(profile(i, s, spread[i], databaseMicros, model));
            }
        }
        profiles.sort(Comparator.comparingLong((StatementProfile p) -> -p.selfMicros())
                .thenComparingInt(StatementProfile::statement));
        return profiles;
    }

    private StatementProfile profile(int row, Sums s, Distribution spread, long databaseMicros, TierModel model) {
        Set<Component> unknown = accountant.unknown(s.tally);
        long self = s.tally.whole();
        return new StatementProfile(
                row,
                trace.statements().get(row, StatementColumn.FINGERPRINT),
                (int) trace.statements().get(row, StatementColumn.FIRST_CURSOR),
                s.calls,
                s.parses,
                s.elapsed,
                self,
                s.parse,
                s.anyCpu ? s.cpu : Table.MISSING,
                databaseMicros == 0 ? 0 : (double) self / databaseMicros,
                s.rows,
                s.hits,
                s.reads,
                spread,
                s.shapes,
                s.incomplete,
                s.flagged,
                s.tally.tiers(model),
                s.tally.ledger(unknown));
    }

    /// Exact percentiles. Of as many statements at once as have room, run times are laid out statement after statement
    /// and sorted; those of a statement that has more are packed.
    private Distribution[] distributions(ExecutionSet selection) {
        Distribution[] spread = new Distribution[sums.length];
        for (int from = 0; from < sums.length; ) {
            int to = from + 1;
            long together = timed(from);
            while (to < sums.length && together + timed(to) <= MOST_AT_ONCE) {
                together += timed(to++);
            }
            if (together > MOST_AT_ONCE) {
                spread[from] = packed(selection, from);
            } else {
                sorted(selection, from, to, spread);
            }
            from = to;
        }
        return spread;
    }

    private int timed(int statement) {
        Sums s = sums[statement];
        return s == null ? 0 : s.timed;
    }

    private void sorted(ExecutionSet selection, int from, int to, Distribution[] spread) {
        int[] next = new int[to - from + 1];
        for (int i = from; i < to; i++) {
            next[i - from + 1] = next[i - from] + timed(i);
        }
        int[] start = next.clone();
        long[] times = new long[next[to - from]];
        for (int e = times.length == 0 ? -1 : selection.next(0); e >= 0; e = selection.next(e + 1)) {
            int statement = statement((int) executions.get(e, ExecutionColumn.CURSOR));
            long elapsed = statement >= from && statement < to ? trust.elapsed(e) : Table.MISSING;
            if (elapsed != Table.MISSING) {
                times[next[statement - from]++] = elapsed;
            }
        }
        for (int i = from; i < to; i++) {
            Arrays.sort(times, start[i - from], next[i - from]);
            spread[i] = Distribution.of(times, start[i - from], next[i - from]);
        }
    }

    private Distribution packed(ExecutionSet selection, int wanted) {
        LongColumnBuilder times = new LongColumnBuilder();
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            if (statement((int) executions.get(e, ExecutionColumn.CURSOR)) == wanted) {
                long elapsed = trust.elapsed(e);
                if (elapsed != Table.MISSING) {
                    times.append(elapsed);
                }
            }
        }
        return Distribution.of(times.snapshot());
    }

    private Sums sums(int statement) {
        Sums s = sums[statement];
        if (s == null) {
            s = new Sums();
            sums[statement] = s;
        }
        return s;
    }
}
