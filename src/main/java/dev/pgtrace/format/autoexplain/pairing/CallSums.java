package dev.pgtrace.format.autoexplain.pairing;

import static dev.pgtrace.format.autoexplain.plan.PlanTotals.known;

import dev.pgtrace.format.autoexplain.message.UsageStatistics;
import dev.pgtrace.model.Table;
import java.util.List;

/// Sums over calls; missing where no call tells the figure.
final class CallSums {
    int count;
    long elapsed = Table.MISSING;
    long cpu = Table.MISSING;
    long deviceBytes = Table.MISSING;
    private long faults = Table.MISSING;
    private long voluntary = Table.MISSING;
    private long involuntary = Table.MISSING;

    /// Forgets everything.
    void clear() {
        count = 0;
        elapsed = Table.MISSING;
        cpu = Table.MISSING;
        deviceBytes = Table.MISSING;
        faults = Table.MISSING;
        voluntary = Table.MISSING;
        involuntary = Table.MISSING;
    }

    /// What was read from the device in both.
    static long device(CallSums execution, CallSums planning) {
        return known(execution.deviceBytes, planning.deviceBytes);
    }

    void add(DraftCall call) {
        count++;
        elapsed = known(elapsed, call.elapsedMicros);
        UsageStatistics usage = call.usage;
        if (usage != null) {
            cpu = known(cpu, usage.cpuMicros());
            deviceBytes = known(deviceBytes, usage.deviceReadBytes());
            faults = known(faults, usage.majorFaults());
            voluntary = known(voluntary, usage.voluntarySwitches());
            involuntary = known(involuntary, usage.involuntarySwitches());
        }
    }

    /// Whether the statistics say something that has no field.
    boolean hasLines() {
        return faults > 0 || voluntary > 0 || involuntary > 0;
    }

    /// What they say of that.
    void lines(List<String> into) {
        if (faults > 0) {
            into.add("Major Page Faults: " + faults);
        }
        if (voluntary > 0 || involuntary > 0) {
            into.add("Context Switches: voluntary=" + voluntary + " involuntary=" + involuntary);
        }
    }
}
