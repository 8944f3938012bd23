package dev.pgtrace.ui;

import com.sun.javafx.tk.TKPulseListener;
import com.sun.javafx.tk.Toolkit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Watches how long the window's thread lets others wait. A token is put at the end of its queue every millisecond;
/// the time until the token is taken is how long a key press would have waited. On a busy machine most of that is
/// not the thread's own doing, so that the processor time is taken too: of each pulse (animation, style, layout,
/// hand-over to the renderer), and of what ran between two tokens besides pulses. What it does while a token waits
/// for more than [#LIMIT_MILLIS] is sampled.
public final class FxStalls implements AutoCloseable {
    public static final long LIMIT_MILLIS = 16;
    private static final int DEPTH = 14;

    /// @param waitMicros until the window's thread took the token
    /// @param cpuMicros  used by the window's thread meanwhile outside of pulses
    private record Token(long waitMicros, long cpuMicros) {}

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, List<Long>> pulses = new LinkedHashMap<>();
    private final Map<String, List<Token>> phases = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> stacks = new LinkedHashMap<>();
    private final ArrayBlockingQueue<Long> taken = new ArrayBlockingQueue<>(1);
    private final Thread watcher = new Thread(this::watch, "fx-stalls");
    private final Thread sampler = new Thread(this::sample, "fx-samples");
    private final TKPulseListener endOfPulse = this::pulseEnds;
    private long pulseStart = -1;
    private long pulseSum;
    private volatile Thread window;
    private volatile long pendingSince;
    private volatile String phase = "";
    private volatile boolean closed;

    /// Starts to watch; the toolkit runs.
    public FxStalls(String phase) {
        this.phase = phase;
        watcher.setDaemon(true);
        sampler.setDaemon(true);
        Platform.runLater(() -> {
            new AnimationTimer() {
                @Override
                public void handle(long nowNanos) {
                    pulseStart = threads.getCurrentThreadCpuTime();
                }
            }.start();
            Toolkit.getToolkit().addPostSceneTkPulseListener(endOfPulse);
        });
        watcher.start();
        sampler.start();
    }

    /// What is watched from now on has this name.
    public void phase(String name) {
        phase = name;
    }

    private void pulseEnds() {
        if (pulseStart >= 0) {
            long cpu = threads.getCurrentThreadCpuTime() - pulseStart;
            pulseStart = -1;
            pulseSum += cpu;
            synchronized (this) {
                pulses.computeIfAbsent(phase, key -> new ArrayList<>()).add(cpu / 1000);
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        watcher.join(5_000);
        sampler.join(5_000);
    }

    /// One line for each phase, then what was done in the long ones.
    public synchronized String report(int mostStacks) {
        StringBuilder out = new StringBuilder();
        line(
                out, "phase", "waits", "p50", "p95", "p99", "max", ">16", "pulses", "p50", "p95", "p99", "max", ">16",
                "other", "p99", "max", ">16");
        phases.forEach((name, tokens) -> {
            long[] waits = tokens.stream().mapToLong(Token::waitMicros).sorted().toArray();
            long[] cpus = tokens.stream().mapToLong(Token::cpuMicros).sorted().toArray();
            long[] drawn = pulses.getOrDefault(name, List.of(0L)).stream()
                    .mapToLong(Long::longValue)
                    .sorted()
                    .toArray();
            line(
                    out,
                    name,
                    String.valueOf(tokens.size()),
                    millis(at(waits, 0.50)),
                    millis(at(waits, 0.95)),
                    millis(at(waits, 0.99)),
                    millis(waits[waits.length - 1]),
                    String.valueOf(over(waits)),
                    String.valueOf(drawn.length),
                    millis(at(drawn, 0.50)),
                    millis(at(drawn, 0.95)),
                    millis(at(drawn, 0.99)),
                    millis(drawn[drawn.length - 1]),
                    String.valueOf(over(drawn)),
                    String.valueOf(cpus.length),
                    millis(at(cpus, 0.99)),
                    millis(cpus[cpus.length - 1]),
                    String.valueOf(over(cpus)));
        });
        pulses.forEach((name, micros) -> out.append(name)
                .append(", pulses that worked, in their order: ")
                .append(micros.stream()
                        .filter(used -> used > 2_000)
                        .map(FxStalls::millis)
                        .collect(Collectors.joining(" ")))
                .append('\n'));
        stacks.forEach((name, seen) -> seen.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(mostStacks)
                .forEach(entry -> out.append('\n')
                        .append(name)
                        .append(": ")
                        .append(entry.getValue())
                        .append(" samples\n")
                        .append(entry.getKey())));
        return out.toString();
    }

    private void watch() {
        try {
            long cpuBefore = -1;
            while (!closed) {
                String name = phase;
                long start = System.nanoTime();
                pendingSince = start;
                Platform.runLater(() -> {
                    window = Thread.currentThread();
                    taken.offer(threads.getCurrentThreadCpuTime() - pulseSum);
                });
                Long cpu = taken.poll(30, TimeUnit.SECONDS);
                long end = System.nanoTime();
                pendingSince = 0;
                if (cpu != null && cpuBefore >= 0) {
                    Token token = new Token((end - start) / 1000, (cpu - cpuBefore) / 1000);
                    synchronized (this) {
                        phases.computeIfAbsent(name, key -> new ArrayList<>()).add(token);
                    }
                }
                cpuBefore = cpu == null ? cpuBefore : cpu;
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sample() {
        try {
            while (!closed) {
                TimeUnit.MILLISECONDS.sleep(4);
                long since = pendingSince;
                Thread thread = window;
                if (thread != null && since != 0 && System.nanoTime() - since > LIMIT_MILLIS * 1_000_000) {
                    String stack = text(thread.getStackTrace());
                    synchronized (this) {
                        stacks.computeIfAbsent(phase, key -> new LinkedHashMap<>())
                                .merge(stack, 1, Integer::sum);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The innermost calls, and of the outer ones those of this program.
    private static String text(StackTraceElement[] stack) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < stack.length; i++) {
            if (i < DEPTH || stack[i].getClassName().startsWith("dev.pgtrace")) {
                out.append("    ").append(stack[i]).append('\n');
            }
        }
        return out.toString();
    }

    private static long at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }

    private static long over(long[] micros) {
        long count = 0;
        for (long value : micros) {
            count += value > LIMIT_MILLIS * 1000 ? 1 : 0;
        }
        return count;
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.1f", micros / 1000.0);
    }

    private static void line(StringBuilder out, String name, String... figures) {
        out.append(String.format(Locale.ROOT, "%-34s", name));
        for (String figure : figures) {
            out.append(String.format(Locale.ROOT, "%8s", figure));
        }
        out.append('\n');
    }
}
