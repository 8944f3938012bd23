package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.Distribution;
import java.util.Arrays;

/// Run times of single executions, all kept, so that percentiles over several traces are exact.
final class RunTimes {
    private long[] micros = new long[8];
    private int size;

    void add(long time) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, size * 2);
        }
        micros[size++] = time;
    }

    void addAll(RunTimes other) {
        micros = Arrays.copyOf(micros, Math.max(8, size + other.size));
        System.arraycopy(other.micros, 0, micros, size, other.size);
        size += other.size;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return micros[index];
    }

    Distribution spread() {
        long[] sorted = Arrays.copyOf(micros, size);
        Arrays.sort(sorted);
        return Distribution.of(sorted, 0, size);
    }

    /// NaN without any.
    double mean() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += micros[i];
        }
        return size == 0 ? Double.NaN : sum / size;
    }

    /// Standard deviation of the sample, NaN for fewer than two.
    double deviation() {
        if (size < 2) {
            return Double.NaN;
        }
        double mean = mean();
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double off = micros[i] - mean;
            squares += off * off;
        }
        return Math.sqrt(squares / (size - 1));
    }
}
