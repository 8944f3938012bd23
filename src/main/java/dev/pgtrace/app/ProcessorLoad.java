package dev.pgtrace.app;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;

/// How many processors of this machine are busy, whoever keeps them so. Not thread-safe.
final class ProcessorLoad {
    private static final long LOOK_NANOS = 500_000_000;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    /// Busy processors over half a second from now.
    OptionalDouble now() {
        since();
        LockSupport.parkNanos(LOOK_NANOS);
        return since();
    }

    /// Busy processors since the last call; empty where the system does not tell.
    OptionalDouble since() {
        double share = system.getCpuLoad();
        return share >= 0 ? OptionalDouble.of(share * system.getAvailableProcessors()) : OptionalDouble.empty();
    }
}
