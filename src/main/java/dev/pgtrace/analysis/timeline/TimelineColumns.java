package dev.pgtrace.analysis.timeline;

import java.util.Arrays;

/// The bars of a timeline by column.
final class TimelineColumns {
    private long[] starts = new long[64];
    private long[] ends = new long[64];
    private int[] executions = new int[64];
    private int[] lanes = new int[64];
    private int[] nexts = new int[64];
    private byte[] levels = new byte[64];
    private byte[] kinds = new byte[64];
    private byte[] components = new byte[64];
    private byte[] provenances = new byte[64];
    private int size;

    int add(int lane, int level, long start, long end, int execution, int kind, int component, int provenance) {
        if (size == starts.length) {
            grow();
        }
        starts[size] = start;
        ends[size] = end;
        executions[size] = execution;
        lanes[size] = lane;
        nexts[size] = Timeline.NONE;
        levels[size] = (byte) level;
        kinds[size] = (byte) kind;
        components[size] = (byte) component;
        provenances[size] = (byte) provenance;
        return size++;
    }

    void place(int bar, long start, long end) {
        starts[bar] = start;
        ends[bar] = end;
    }

    void chain(int bar, int next) {
        nexts[bar] = next;
    }

    int size() {
        return size;
    }

    long start(int bar) {
        return starts[bar];
    }

    long end(int bar) {
        return ends[bar];
    }

    int execution(int bar) {
        return executions[bar];
    }

    int lane(int bar) {
        return lanes[bar];
    }

    int next(int bar) {
        return nexts[bar];
    }

    int level(int bar) {
        return levels[bar];
    }

    int kind(int bar) {
        return kinds[bar];
    }

    int component(int bar) {
        return components[bar];
    }

    int provenance(int bar) {
        return provenances[bar];
    }

    private void grow() {
        int length = size * 2;
        starts = Arrays.copyOf(starts, length);
        ends = Arrays.copyOf(ends, length);
        executions = Arrays.copyOf(executions, length);
        lanes = Arrays.copyOf(lanes, length);
        nexts = Arrays.copyOf(nexts, length);
        levels = Arrays.copyOf(levels, length);
        kinds = Arrays.copyOf(kinds, length);
        components = Arrays.copyOf(components, length);
        provenances = Arrays.copyOf(provenances, length);
    }
}
