package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.analysis.compare.Incomparability.Kind;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.NumberMarks;
import dev.pgtrace.base.text.Percent;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Finds what else differs between two sides than the work: servers, settings, caches, ways of recording.
final class Differences {
    private static final String UNKNOWN = "–";
    /// Hit shares further apart than this come from another state of the cache rather than from another statement.
    private static final double CACHE_GAP = 0.10;

    private static final double DISK_GAP = 0.25;
    private static final long FEW_READS = 100;
    private static final double LONGER = 1.2;

    private final ComparedSide old;
    private final ComparedSide now;
    private final List<Incomparability> found = new ArrayList<>();

    Differences(ComparedSide old, ComparedSide now) {
        this.old = old;
        this.now = now;
    }

    /// Whether plans are printed alike on both sides, so that another shape means another plan.
    static boolean plansComparable(ComparedSide old, ComparedSide now) {
        Set<Dialect> all = new LinkedHashSet<>();
        List.of(old, now).forEach(side -> side.parts().forEach(part -> all.add(family(part))));
        return all.size() == 1;
    }

    /// The sentences are data: their numbers are plain, and get the marks of the reader where they are told.
    List<Incomparability> list(ComparedFigures before, ComparedFigures after) {
        NumberMarks.plainly(() -> find(before, after));
        found.sort(Comparator.comparing(Incomparability::kind));
        return List.copyOf(found);
    }

    private void find(ComparedFigures before, ComparedFigures after) {
        values(Kind.VERSION, "server version", SideFacts::versions, "version");
        values(Kind.DIALECT, "format", SideFacts::dialects, "format");
        values(Kind.FIDELITY, "way of recording", SideFacts::routes, "route");
        values(Kind.FIDELITY, "track_io_timing", SideFacts::ioTiming, "timing");
        components(before, after);
        values(Kind.THRESHOLD, "border between tiers 2 and 3", SideFacts::thresholds, "border");
        settings();
        cache(before.tiers(), after.tiers());
        values(Kind.SAMPLING, "waits", SideFacts::sampling, "sampling");
        duration();
        incomplete();
        mixed(old);
        mixed(now);
        if (!plansComparable(old, now)) {
            found.add(new Incomparability(
                    Kind.DIALECT,
                    "plans",
                    String.join(", ", SideFacts.dialects(old)),
                    String.join(", ", SideFacts.dialects(now)),
                    KeptTexts.of("kept.compare.plans")));
        }
    }

    private void values(Kind kind, String subject, SideFacts.Reader reader, String why) {
        Set<String> before = reader.of(old);
        Set<String> after = reader.of(now);
        if (!before.equals(after)) {
            String left = before.isEmpty() ? UNKNOWN : String.join(", ", before);
            String right = after.isEmpty() ? UNKNOWN : String.join(", ", after);
            found.add(new Incomparability(
                    kind, subject, left, right, KeptTexts.of("kept.compare.differs." + why, left, right, subject)));
        }
    }

    /// The label of a component as a sentence that can be told.
    private static String told(Component component) {
        return KeptTexts.of("kept.component." + component.name().toLowerCase(Locale.ROOT));
    }

    private void components(ComparedFigures before, ComparedFigures after) {
        for (Component component : Component.values()) {
            boolean oldMisses = before.ledger().missing().contains(component);
            boolean newMisses = after.ledger().missing().contains(component);
            if (oldMisses != newMisses) {
                String left =
                        oldMisses ? UNKNOWN : Durations.format(before.ledger().micros(component));
                String right =
                        newMisses ? UNKNOWN : Durations.format(after.ledger().micros(component));
                found.add(new Incomparability(
                        Kind.FIDELITY,
                        component.label(),
                        left,
                        right,
                        KeptTexts.of(
                                oldMisses ? "kept.compare.known.new" : "kept.compare.known.old", told(component))));
            }
        }
    }

    private void settings() {
        Set<String> names = new TreeSet<>();
        names.addAll(SideFacts.settingNames(old));
        names.addAll(SideFacts.settingNames(now));
        if (SideFacts.settingNames(old).isEmpty() || SideFacts.settingNames(now).isEmpty()) {
            return; // a format that says nothing of settings: the difference in formats is told
        }
        for (String name : names) {
            values(Kind.SETTING, name, side -> SideFacts.setting(side, name), "setting");
        }
    }

    private void cache(Tiers before, Tiers after) {
        double old = before.hitShare();
        double now = after.hitShare();
        if (Math.abs(now - old) >= CACHE_GAP) {
            found.add(new Incomparability(
                    Kind.CACHE,
                    "found in shared buffers",
                    Percent.of(old),
                    Percent.of(now),
                    KeptTexts.of("kept.compare.cache", Percent.of(old), Percent.of(now))));
        }
        long reads = Math.min(before.readBlocks(), after.readBlocks());
        double oldDisk = diskShare(before);
        double newDisk = diskShare(after);
        if (reads >= FEW_READS && Math.abs(newDisk - oldDisk) >= DISK_GAP) {
            found.add(new Incomparability(
                    Kind.CACHE,
                    "reads from the disk",
                    Percent.of(oldDisk),
                    Percent.of(newDisk),
                    KeptTexts.of("kept.compare.disk", Percent.of(oldDisk), Percent.of(newDisk))));
        }
    }

    /// NaN where the reads cannot be split.
    private static double diskShare(Tiers tiers) {
        return tiers.unsplitBlocks() > 0 || tiers.readBlocks() == 0
                ? Double.NaN
                : (double) tiers.tier3Blocks() / tiers.readBlocks();
    }

    private void duration() {
        long before = SideFacts.durationMicros(old);
        long after = SideFacts.durationMicros(now);
        if (before > 0 && after > 0 && Math.max(before, after) > LONGER * Math.min(before, after)) {
            found.add(new Incomparability(
                    Kind.DURATION,
                    "duration",
                    Durations.format(before),
                    Durations.format(after),
                    KeptTexts.of("kept.compare.duration", Durations.format(before), Durations.format(after))));
        }
    }

    private void incomplete() {
        for (ComparedSide side : List.of(old, now)) {
            long cut = side.parts().stream()
                    .filter(part -> !part.trace().info().complete())
                    .count();
            long flagged =
                    side.parts().stream().mapToLong(TraceAnalysis::flagged).sum();
            String name = side == old ? Side.OLD.word() : Side.NEW.word();
            if (cut > 0) {
                incomplete(side, "trace", "not complete", KeptTexts.of("kept.compare.noEnd." + name));
            }
            if (flagged > 0) {
                String count = Counts.grouped(flagged) + (flagged == 1 ? " execution" : " executions");
                incomplete(
                        side,
                        "left out",
                        count,
                        KeptTexts.count("kept.compare.leftOut." + name, flagged, Counts.grouped(flagged)));
            }
        }
    }

    private void incomplete(ComparedSide side, String subject, String value, String message) {
        found.add(new Incomparability(
                Kind.INCOMPLETE, subject, side == old ? value : "", side == old ? "" : value, message));
    }

    private void mixed(ComparedSide side) {
        Set<String> formats = SideFacts.dialects(side);
        Set<String> versions = SideFacts.versions(side);
        if (formats.size() > 1 || versions.size() > 1) {
            String all = String.join(", ", formats.size() > 1 ? formats : versions);
            found.add(new Incomparability(
                    Kind.MIXED,
                    side == old ? Side.OLD.word() : Side.NEW.word(),
                    side == old ? all : "",
                    side == old ? "" : all,
                    KeptTexts.of(side == old ? "kept.compare.mixed.old" : "kept.compare.mixed.new", all)));
        }
    }

    private static Dialect family(TraceAnalysis part) {
        Dialect dialect = part.trace().info().dialect();
        return dialect == Dialect.RECORDING || !dialect.isTrace() ? Dialect.EXPLAIN : dialect;
    }
}
