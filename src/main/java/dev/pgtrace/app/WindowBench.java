package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Measures the window with traces made up for it. The window does it; the command line prints it; the composition
/// root brings the two together.
public interface WindowBench {
    /// A frame is late after this time.
    long FRAME_MICROS = 16_000;
    /// A user feels a wait after this time.
    long FELT_MICROS = 100_000;

    /// What can be measured.
    enum Part {
        START,
        FLAME,
        TIMELINE,
        TREE,
        LIVE,
        /// As [#LIVE] in one go, with the heap: too long to be measured unless it is asked for.
        SOAK
    }

    /// @param frames     of the flamegraph
    /// @param calls      of the timeline
    /// @param lanes      of the timeline
    /// @param executions of the one statement of the tree
    /// @param perSecond  executions that arrive
    /// @param seconds    for which they arrive: in each view, and for a soak in all
    /// @param pulses     frames drawn for each way of moving
    /// @param starts     of the program
    record Options(
            Set<Part> parts,
            int frames,
            int calls,
            int lanes,
            int executions,
            int perSecond,
            int seconds,
            int pulses,
            int starts) {
        public Options {
            parts = Set.copyOf(parts);
        }

        /// What the product is to be measured by.
        public static Options standard() {
            Set<Part> parts = EnumSet.complementOf(EnumSet.of(Part.SOAK));
            return new Options(parts, 1_000_000, 10_000_000, 200, 1_000_000, 10_000, 10, 120, 5);
        }
    }

    /// Microseconds of something that happened several times, in order of time.
    final class Times {
        private final long[] micros;

        public Times(long... micros) {
            this.micros = micros.clone();
        }

        public int count() {
            return micros.length;
        }

        /// The least of them, or -1 where there are none.
        public long least() {
            return Arrays.stream(micros).min().orElse(-1);
        }

        /// The value that this share of all lie below; -1 where there are none.
        public long at(double share) {
            long[] sorted = micros.clone();
            Arrays.sort(sorted);
            return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1.0, sorted.length * share)];
        }

        /// All of them, in order of time.
        public long[] inOrder() {
            return micros.clone();
        }

        public long over(long limit) {
            return Arrays.stream(micros).filter(each -> each > limit).count();
        }
    }

    /// How long the window's thread let others wait: for each of many tokens put at the end of its queue the time
    /// until it was taken, and the processor time that the thread used since the one before, each from the least to
    /// the most. On a busy machine the first is not only its own doing.
    record Stalls(Times waits, Times own) {
        public static final Stalls NONE = new Stalls(new Times(), new Times());
    }

    /// What a figure is to be.
    enum Measure {
        /// Each frame's processor time, of the window's thread or of the drawing one where that took longer: they run
        /// side by side. Judged by the 95th percentile.
        FRAME,
        /// Time by the clock; judged by the median.
        WAIT,
        /// Share of the time in which the window's thread used a processor, in hundredths of a percent.
        BUSY,
        /// Kilobytes of the heap that are in use after a collection. Judged by how much more they are in the last
        /// quarter of the time than in the second one.
        HEAP
    }

    /// One figure.
    ///
    /// @param what    was done, in words
    /// @param limit   in the measure's unit, or -1 for a figure without a goal
    /// @param values  what is judged: microseconds, hundredths of a percent, or kilobytes
    /// @param window  processor time of the window's thread at each; empty where it is not measured
    /// @param drawing processor time of the drawing thread at each; empty where it is not measured
    /// @param wall    from each to the next by the clock; empty where the values are that
    record Figure(
            Part part,
            String what,
            Measure measure,
            long limit,
            Times values,
            Times window,
            Times drawing,
            Times wall,
            Stalls stalls) {
        /// What is held against the limit.
        public long judged() {
            return switch (measure) {
                case FRAME -> values.at(0.95);
                case WAIT, BUSY -> values.at(0.5);
                case HEAP -> quarter(values, 3) - quarter(values, 1);
            };
        }

        /// The median of a quarter of the time, counted from 0.
        public static long quarter(Times times, int quarter) {
            long[] all = times.inOrder();
            int from = all.length * quarter / 4;
            int to = Math.max(from + 1, all.length * (quarter + 1) / 4);
            return new Times(Arrays.copyOfRange(all, from, Math.min(to, all.length))).at(0.5);
        }

        public boolean reached() {
            return limit < 0 || judged() <= limit;
        }
    }

    /// Blocks until all is measured.
    ///
    /// @param progress parts, of how many
    List<Figure> run(Options options, Progress progress, CancelToken cancel) throws TraceException;
}
