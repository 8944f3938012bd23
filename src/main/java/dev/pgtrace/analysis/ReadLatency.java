package dev.pgtrace.analysis;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.util.Arrays;
import java.util.List;

/// How long reads took: blocks by the average time of a read in the plan node that read them, which is all that
/// these traces say. Buckets are logarithmic, [#BUCKETS_PER_DECADE] a factor of ten; bucket 0 ends at 1 µs.
///
/// @param firstBucket   number of the first bucket in `blocks`
/// @param blocks        in each bucket, none empty at either end
/// @param untimedBlocks read without a time
public record ReadLatency(int firstBucket, List<Long> blocks, long untimedBlocks) {
    public static final int BUCKETS_PER_DECADE = 10;

    private static final int CHECK_EVERY = 1 << 12;
    private static final int BUCKETS = 1 + 10 * BUCKETS_PER_DECADE;

    public ReadLatency {
        blocks = List.copyOf(blocks);
    }

    /// Over a choice of executions.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static ReadLatency of(Trace trace, ExecutionSet selection, CancelToken cancel) {
        PlanWalk walk = new PlanWalk(trace);
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        Long[] buckets = new Long[BUCKETS];
        Arrays.fill(buckets, 0L);
        long untimed = 0;
        for (int e = selection.next(0); e >= 0; e = selection.next(e + 1)) {
            if ((e & (CHECK_EVERY - 1)) == 0) {
                cancel.check();
            }
            if (ExecutionFlag.NO_START.in(executions.get(e, ExecutionColumn.FLAGS)) || !walk.load(e)) {
                continue;
            }
            for (int i = 0; i < walk.size; i++) {
                if (walk.loops[i] <= 0 || walk.selfReads[i] <= 0) {
                    continue;
                }
                if (walk.selfReadMicros[i] == Table.MISSING) {
                    untimed += walk.selfReads[i];
                } else {
                    buckets[bucket((double) walk.selfReadMicros[i] / walk.selfReads[i])] += walk.selfReads[i];
                }
            }
        }
        return of(buckets, untimed);
    }

    /// Where a bucket starts, in microseconds.
    public static double bucketStart(int bucket) {
        return bucket <= 0 ? 0 : Math.pow(10, (bucket - 1) / (double) BUCKETS_PER_DECADE);
    }

    private static ReadLatency of(Long[] buckets, long untimed) {
        int first = 0;
        while (first < buckets.length && buckets[first] == 0) {
            first++;
        }
        int end = buckets.length;
        while (end > first && buckets[end - 1] == 0) {
            end--;
        }
        return new ReadLatency(first, Arrays.asList(buckets).subList(first, end), untimed);
    }

    static int bucket(double micros) {
        if (micros < 1) {
            return 0;
        }
        return Math.min(BUCKETS - 1, 1 + (int) Math.floor(Math.log10(micros) * BUCKETS_PER_DECADE + 1e-9));
    }
}
