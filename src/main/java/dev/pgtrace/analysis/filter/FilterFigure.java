package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.text.Texts;
import java.util.List;
import java.util.Locale;

/// Numbers that a filter can compare. Those from [#CALLS] on are figures of the execution's statement over the whole
/// trace, as the list of statements shows them.
public enum FilterFigure implements FilterField {
    ELAPSED(Kind.DURATION, "elapsed > 10ms", "ela"),
    SELF(Kind.DURATION, "self > 10ms"),
    PLANNING(Kind.DURATION, "planning > 1ms"),
    CPU(Kind.DURATION, "cpu >= 1.5s"),
    LOCK(Kind.DURATION, "lock > 0", "locks"),
    WAITS(Kind.DURATION, "waits > 5ms"),
    IO(Kind.DURATION, "io > 1ms"),
    TEMPIO(Kind.DURATION, "tempio > 1ms"),
    WALIO(Kind.DURATION, "walio > 1ms"),
    UNACCOUNTED(Kind.DURATION, "unaccounted > 1ms"),
    ROWS(Kind.NUMBER, "rows = 0"),
    HIT(Kind.BLOCKS, "hit > 10k", "cr"),
    READ(Kind.BLOCKS, "read > 8MB", "pr"),
    TIER1(Kind.BLOCKS, "tier1 > 100"),
    TIER2(Kind.BLOCKS, "tier2 > 0"),
    TIER3(Kind.BLOCKS, "tier3 > 0"),
    DIRTIED(Kind.BLOCKS, "dirtied > 0"),
    WRITTEN(Kind.BLOCKS, "written > 0"),
    TEMP(Kind.BLOCKS, "temp > 1MB"),
    WAL(Kind.BYTES, "wal > 64kB"),
    DEVICE(Kind.BYTES, "device > 0"),
    BINDS(Kind.NUMBER, "binds = 3"),
    ID(Kind.NUMBER, "id = 12"),
    PID(Kind.NUMBER, "pid = 4471"),
    DEPTH(Kind.NUMBER, "depth = 0"),
    START(Kind.MOMENT, "start >= 09:14:10", "at", "time"),
    CALLS(Kind.NUMBER, "calls > 100"),
    TOTAL(Kind.DURATION, "total > 1s"),
    MIN(Kind.DURATION, "min > 1ms"),
    P50(Kind.DURATION, "p50 > 1ms", "median"),
    P95(Kind.DURATION, "p95 > 100ms"),
    P99(Kind.DURATION, "p99 > 100ms"),
    MAX(Kind.DURATION, "max > 1s"),
    SHARE(Kind.PERCENT, "share > 5%"),
    PLANS(Kind.NUMBER, "plans > 1");

    private final Kind kind;
    private final String example;
    private final List<String> aliases;

    FilterFigure(Kind kind, String example, String... aliases) {
        this.kind = kind;
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
        return Texts.get("analysis.filter.figure." + word());
    }

    @Override
    public String example() {
        return example;
    }
}
