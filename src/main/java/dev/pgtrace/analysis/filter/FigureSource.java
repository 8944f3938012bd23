package dev.pgtrace.analysis.filter;

import dev.pgtrace.analysis.ExecutionFigures;
import dev.pgtrace.analysis.StatementFigures;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Where the numbers of a filter come from: the same figures that the views show.
final class FigureSource {
    /// Parts of the whole that a share is counted in.
    static final long SHARE_PARTS = 1_000_000;

    private final Trace trace;
    private final ExecutionFigures figures;
    private final TableReader<ExecutionColumn> executions;
    private final TableReader<CursorColumn> cursors;
    private final SharedFigures shared;
    private final FiguresTogether together = new FiguresTogether();
    /// Those of the statements, kept after the first look so that no lock is taken for each execution.
    private @Nullable StatementFigures @Nullable [] statements;

    FigureSource(Trace trace, SharedFigures shared) {
        this.shared = shared;
        this.trace = trace;
        this.figures = shared.executions();
        this.executions = new TableReader<>(trace.executions());
        this.cursors = new TableReader<>(trace.cursors());
    }

    static Condition.Cost cost(FilterFigure figure) {
        return switch (figure) {
            case SELF, LOCK, WAITS, IO, TEMPIO, WALIO, UNACCOUNTED, TIER1, TIER2, TIER3, PLANNING ->
                Condition.Cost.ACCOUNT;
            case ELAPSED,
                    CPU,
                    ROWS,
                    HIT,
                    READ,
                    DIRTIED,
                    WRITTEN,
                    TEMP,
                    WAL,
                    DEVICE,
                    BINDS,
                    ID,
                    PID,
                    DEPTH,
                    START,
                    CALLS,
                    TOTAL,
                    MIN,
                    P50,
                    P95,
                    P99,
                    MAX,
                    SHARE,
                    PLANS -> Condition.Cost.COLUMN;
        };
    }

    /// The figure of an execution: [Table#MISSING] where it is not known.
    IntToLongFunction of(FilterFigure figure) {
        IntToLongFunction worked = worked(figure);
        return cost(figure) == Condition.Cost.ACCOUNT ? together.of(figure, shared.kept(), worked) : worked;
    }

    private IntToLongFunction worked(FilterFigure figure) {
        return switch (figure) {
            case ELAPSED -> figures::elapsedMicros;
            case SELF -> figures::selfMicros;
            case PLANNING -> figures::planningMicros;
            case CPU -> figures::cpuMicros;
            case LOCK -> figures.micros(Component.LOCK_WAITS);
            case WAITS -> figures.micros(Component.LOCK_WAITS, Component.OTHER_WAITS);
            case IO -> figures.micros(Component.TIER2, Component.TIER3, Component.READS_UNSPLIT);
            case TEMPIO -> figures.micros(Component.TEMP_IO);
            case WALIO -> figures.micros(Component.WAL_WRITES);
            case UNACCOUNTED -> figures.micros(Component.UNACCOUNTED);
            case ROWS -> figures::rows;
            case HIT -> figures::hitBlocks;
            case READ -> figures::readBlocks;
            case TIER1 -> figures::tier1Blocks;
            case TIER2 -> figures::tier2Blocks;
            case TIER3 -> figures::tier3Blocks;
            case DIRTIED -> execution -> figures.stats(execution, ExecutionColumn.DIRTIED_BLOCKS);
            case WRITTEN -> execution -> figures.stats(execution, ExecutionColumn.WRITTEN_BLOCKS);
            case TEMP -> figures::tempBlocks;
            case WAL -> figures::walBytes;
            case DEVICE -> execution -> figures.stats(execution, ExecutionColumn.DEVICE_READ_BYTES);
            case BINDS -> execution -> executions.orZero(execution, ExecutionColumn.BIND_COUNT);
            case ID -> execution -> ofCursor(execution, CursorColumn.ID);
            case PID -> new Sessions(trace)::pid;
            case DEPTH -> this::depth;
            case START -> execution -> executions.get(execution, ExecutionColumn.START_MICROS);
            case CALLS -> ofStatement(StatementFigures::calls);
            case TOTAL -> ofStatement(StatementFigures::selfMicros);
            case MIN -> ofRuns(StatementFigures::minMicros);
            case P50 -> ofRuns(StatementFigures::p50Micros);
            case P95 -> ofRuns(StatementFigures::p95Micros);
            case P99 -> ofRuns(StatementFigures::p99Micros);
            case MAX -> ofRuns(StatementFigures::maxMicros);
            case SHARE -> ofStatement(FigureSource::share);
            case PLANS -> ofStatement(StatementFigures::planShapes);
        };
    }

    /// Whether any figure of an execution is left out of sums.
    boolean flagged(int execution) {
        return figures.isFlagged(execution);
    }

    private static long share(StatementFigures figures) {
        return Double.isNaN(figures.share()) ? Table.MISSING : Math.round(figures.share() * SHARE_PARTS);
    }

    /// As told; where only the execution around it is known, at least 1.
    private long depth(int execution) {
        long depth = executions.get(execution, ExecutionColumn.DEPTH);
        if (depth == Table.MISSING) {
            depth = ofCursor(execution, CursorColumn.DEPTH);
        }
        if (depth != Table.MISSING) {
            return depth;
        }
        return executions.get(execution, ExecutionColumn.PARENT) == Table.MISSING ? 0 : 1;
    }

    private long ofCursor(int execution, CursorColumn column) {
        int cursor = (int) executions.get(execution, ExecutionColumn.CURSOR);
        return cursor < 0 ? Table.MISSING : cursors.get(cursor, column);
    }

    private IntToLongFunction ofRuns(ToLongFunction<StatementFigures> figure) {
        return ofStatement(figures -> figures.timed() == 0 ? Table.MISSING : figure.applyAsLong(figures));
    }

    private IntToLongFunction ofStatement(ToLongFunction<StatementFigures> figure) {
        return execution -> {
            @Nullable StatementFigures[] all = statements;
            if (all == null) {
                all = shared.statements();
                statements = all;
            }
            int statement = (int) ofCursor(execution, CursorColumn.STATEMENT);
            StatementFigures found = statement < 0 ? null : all[statement];
            return found == null ? Table.MISSING : figure.applyAsLong(found);
        };
    }
}
