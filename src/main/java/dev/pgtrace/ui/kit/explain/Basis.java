package dev.pgtrace.ui.kit.explain;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.ui.kit.Messages;
import java.util.Locale;

/// What figures are made of, at the source: the words about their origin are told once for each.
public enum Basis {
    /// Wall time of planning and running.
    TIME,
    CPU,
    ROWS,
    /// Blocks found in shared buffers, and blocks read.
    BLOCKS,
    READ_TIME,
    /// Reads split between operating system cache and disk.
    TIERS,
    /// Time of tier 1: hits at a price.
    HITS,
    TEMP,
    WRITES,
    WAITS,
    CLIENT,
    /// A whole and its parts, what is left over included.
    LEDGER,
    /// Time, loops and rows of a plan node.
    NODE,
    /// What the planner expected.
    PLANNER,
    /// Records of a kind, counted.
    COUNT,
    /// A place among sorted run times.
    RANK,
    /// Stamps of the clock.
    CLOCK,
    /// Buffers that the tracer found in the pool.
    SAMPLES,
    /// Timed runs of an experiment.
    RUNS,
    /// Two traces side by side.
    SIDES,
    /// What a running recording tells of itself.
    LIVE,
    /// A look at the sessions of a server.
    SESSIONS,
    /// The file as a whole.
    FILE,
    /// This program itself: its memory and its own clock.
    PROGRAM,
    /// A run of the SQL console.
    CONSOLE,
    /// What a statement of the console returned.
    RETURNED;

    /// The words for figures of files of a dialect.
    public Origin in(Dialect dialect) {
        String key = name().toLowerCase(Locale.ROOT);
        String special = "explain.from." + key + "." + family(dialect);
        String general = "explain.from." + key;
        return new Origin(
                Messages.get(
                        "explain.dialect",
                        Messages.get(Messages.has(special) ? special : general),
                        KeptTexts.told(dialect.label())),
                Messages.get("explain.doubt." + key),
                Messages.get("explain.term." + key),
                known());
    }

    /// The words for figures that come from no file.
    public Origin here() {
        String key = name().toLowerCase(Locale.ROOT);
        return new Origin(
                Messages.get("explain.from." + key),
                Messages.get("explain.doubt." + key),
                Messages.get("explain.term." + key),
                known());
    }

    private String known() {
        return this == RETURNED ? Messages.get("explain.known.returned") : "";
    }

    private static String family(Dialect dialect) {
        return switch (dialect) {
            case ULTIMATE_5, ULTIMATE_4, ULTIMATE_3, ULTIMATE_2, ULTIMATE_1, ULTIMATE -> "ultimate";
            case ENHANCED, MVP, BASE -> "older";
            case ORACLE_10046 -> "oracle";
            case RECORDING -> "recording";
            case SERVER_LOG -> "log";
            case EXPLAIN -> "explain";
        };
    }
}
