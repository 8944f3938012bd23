package dev.pgtrace.analysis;

import dev.pgtrace.model.Component;
import java.util.List;

/// Executions over file order (these traces have no clock), in buckets of equally many executions.
///
/// @param executionsPerBucket executions in each bucket but the last
public record Series(int executionsPerBucket, List<Bucket> buckets) {
    /// @param micros by ordinal of [Component]; sums to `wholeMicros`
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
}
