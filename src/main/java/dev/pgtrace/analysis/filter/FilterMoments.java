package dev.pgtrace.analysis.filter;

import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.TableReader;
import dev.pgtrace.model.Trace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/// Moments as people write them, in the time zone of whoever looks: `09:14:10.5` means the day on which the trace
/// begins.
final class FilterMoments {
    /// Below this a value is a time of day, above it microseconds since 1970.
    private static final long DAY_MICROS = 86_400_000_000L;

    private FilterMoments() {}

    /// Microseconds of `09:14`, `09:14:10.5`, `2026-11-22T09:14:10` or `2026-11-22 09:14:10`; empty for anything
    /// else.
    static OptionalLong micros(String word) {
        try {
            if (word.indexOf('-') < 0) {
                return OptionalLong.of(LocalTime.parse(word).toNanoOfDay() / 1000);
            }
            String stamp = word.strip().replace(' ', 'T');
            LocalDateTime at =
                    stamp.indexOf('T') < 0 ? LocalDate.parse(stamp).atStartOfDay() : LocalDateTime.parse(stamp);
            long micros = micros(at.atZone(ZoneId.systemDefault()).toInstant());
            return micros < DAY_MICROS ? OptionalLong.empty() : OptionalLong.of(micros);
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /// The moment that a value means in a trace; missing in one without a clock.
    static long in(Trace trace, long value) {
        if (value >= DAY_MICROS) {
            return value;
        }
        TableReader<ExecutionColumn> executions = new TableReader<>(trace.executions());
        long first = Long.MAX_VALUE;
        for (int e = 0; e < executions.size(); e++) {
            long start = executions.get(e, ExecutionColumn.START_MICROS);
            first = start < 0 ? first : Math.min(first, start);
        }
        if (first == Long.MAX_VALUE) {
            return Table.MISSING;
        }
        ZoneId zone = ZoneId.systemDefault();
        LocalDate day =
                Instant.EPOCH.plus(first, ChronoUnit.MICROS).atZone(zone).toLocalDate();
        return micros(
                day.atTime(LocalTime.ofNanoOfDay(value * 1000)).atZone(zone).toInstant());
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
