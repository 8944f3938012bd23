package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import java.util.List;

/// Executions one after the other: over time where the trace has a clock, in buckets of equal time; else over file
/// order, in buckets of equally many executions.
///
/// @param executionsPerBucket executions in each bucket but the last; 0 over time
/// @param startMicros         when the first bucket starts, by the trace's clock; missing in file order
/// @param microsPerBucket     width of a bucket; 0 in file order
public record Series(int executionsPerBucket, long startMicros, long microsPerBucket, List<Bucket> buckets) {
    /// @param firstExecution the first one that began in it, or -1
    /// @param executions     how many began in it
    /// @param wholeMicros    what executions took in it, nothing counted twice
    /// @param micros         by ordinal of [Component]; sums to `wholeMicros`
    public record Bucket(int firstExecution, int executions, long wholeMicros, List<Long> micros) {
        public Bucket {
            micros = List.copyOf(micros);
        }

        public long micros(Component component) {
            return micros.get(component.ordinal());
        }
    }

    public Series {
        buckets = List.copyOf(buckets);
    }

    public boolean isOverTime() {
        return microsPerBucket > 0;
    }

    /// How many backends worked at once, on average; NaN in file order.
    public double activeSessions(Bucket bucket) {
        return isOverTime() ? (double) bucket.wholeMicros() / microsPerBucket : Double.NaN;
    }
}
