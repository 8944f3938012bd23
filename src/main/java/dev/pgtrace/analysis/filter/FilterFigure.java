package dev.pgtrace.analysis.filter;

import java.util.List;
import java.util.Locale;

/// Numbers that a filter can compare. Those from [#CALLS] on are figures of the execution's statement over the whole
/// trace, as the list of statements shows them.
public enum FilterFigure implements FilterField {
    ELAPSED(Kind.DURATION, "wall time of the run", "elapsed > 10ms", "ela"),
    SELF(Kind.DURATION, "planning and running without what is nested inside", "self > 10ms"),
    PLANNING(Kind.DURATION, "planning that counts for the execution", "planning > 1ms"),
    CPU(Kind.DURATION, "processor time", "cpu >= 1.5s"),
    LOCK(Kind.DURATION, "waiting for locks", "lock > 0", "locks"),
    WAITS(Kind.DURATION, "waiting for locks and other events", "waits > 5ms"),
    IO(Kind.DURATION, "reading from the operating system's cache and the disk", "io > 1ms"),
    TEMPIO(Kind.DURATION, "reading and writing temporary files", "tempio > 1ms"),
    WALIO(Kind.DURATION, "writing the write-ahead log and blocks", "walio > 1ms"),
    UNACCOUNTED(Kind.DURATION, "time that nothing explains", "unaccounted > 1ms"),
    ROWS(Kind.NUMBER, "rows returned or changed", "rows = 0"),
    HIT(Kind.BLOCKS, "blocks found in shared buffers", "hit > 10k", "cr"),
    READ(Kind.BLOCKS, "blocks read", "read > 8MB", "pr"),
    TIER1(Kind.BLOCKS, "blocks found in shared buffers, without what is nested inside", "tier1 > 100"),
    TIER2(Kind.BLOCKS, "blocks from the operating system's cache", "tier2 > 0"),
    TIER3(Kind.BLOCKS, "blocks from the disk", "tier3 > 0"),
    DIRTIED(Kind.BLOCKS, "blocks changed for the first time", "dirtied > 0"),
    WRITTEN(Kind.BLOCKS, "blocks written to make room", "written > 0"),
    TEMP(Kind.BLOCKS, "blocks of temporary files read and written", "temp > 1MB"),
    WAL(Kind.BYTES, "write-ahead log made", "wal > 64kB"),
    DEVICE(Kind.BYTES, "bytes that the kernel read from the device", "device > 0"),
    BINDS(Kind.NUMBER, "bind values", "binds = 3"),
    ID(Kind.NUMBER, "number of the cursor", "id = 12"),
    PID(Kind.NUMBER, "process id of the backend", "pid = 4471"),
    DEPTH(Kind.NUMBER, "depth of nesting, 0 = sent by the client", "depth = 0"),
    START(Kind.MOMENT, "when it began, time of day or date and time", "start >= 09:14:10", "at", "time"),
    CALLS(Kind.NUMBER, "executions of the statement", "calls > 100"),
    TOTAL(Kind.DURATION, "self time of the statement, all its executions", "total > 1s"),
    MIN(Kind.DURATION, "fastest run of the statement", "min > 1ms"),
    P50(Kind.DURATION, "median run of the statement", "p50 > 1ms", "median"),
    P95(Kind.DURATION, "95th percentile of the statement's runs", "p95 > 100ms"),
    P99(Kind.DURATION, "99th percentile of the statement's runs", "p99 > 100ms"),
    MAX(Kind.DURATION, "slowest run of the statement", "max > 1s"),
    SHARE(Kind.PERCENT, "the statement's part of the database time", "share > 5%"),
    PLANS(Kind.NUMBER, "different plans of the statement", "plans > 1");

    private final Kind kind;
    private final String meaning;
    private final String example;
    private final List<String> aliases;

    FilterFigure(Kind kind, String meaning, String example, String... aliases) {
        this.kind = kind;
        this.meaning = meaning;
        this.example = example;
        this.aliases = List.of(aliases);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String example() {
        return example;
    }
}
