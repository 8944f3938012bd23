package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Table;
import dev.pgtrace.ui.kit.control.Part;
import java.util.Arrays;
import java.util.List;

/// The numbers of a row, one for each column, and the parts of its bar.
final class Figures {
    static final Figures NONE = new Figures();

    private final long[] values = new long[Column.values().length];
    private List<Part> parts = List.of();
    private long wholeMicros;
    private Tiers tiers = Tiers.NONE;

    private Figures() {
        Arrays.fill(values, RowOrder.NOT_THERE);
    }

    static Figures of(StatementProfile profile) {
        return new Figures()
                .with(Column.CALLS, profile.calls())
                .with(Column.ELAPSED, profile.elapsedMicros())
                .with(Column.SELF, profile.selfMicros())
                .with(Column.SHARE, Unit.share(profile.share()))
                .with(Column.CPU, profile.cpuMicros())
                .with(Column.ROWS, profile.rows())
                .with(
                        Column.P50,
                        profile.elapsed().count() == 0 ? -1 : profile.elapsed().p50Micros())
                .with(
                        Column.P95,
                        profile.elapsed().count() == 0 ? -1 : profile.elapsed().p95Micros())
                .with(
                        Column.P99,
                        profile.elapsed().count() == 0 ? -1 : profile.elapsed().p99Micros())
                .with(
                        Column.MAX,
                        profile.elapsed().count() == 0 ? -1 : profile.elapsed().maxMicros())
                .with(Column.PLANS, profile.planShapes())
                .with(Column.INCOMPLETE, profile.incomplete())
                .tiers(profile.tiers())
                .bar(profile.ledger());
    }

    static Figures of(ExecutionAccount execution) {
        return new Figures()
                .with(Column.CALLS, 1)
                .with(Column.ELAPSED, execution.elapsedMicros())
                .with(Column.SELF, execution.selfMicros())
                .with(Column.CPU, execution.cpuMicros())
                .with(Column.ROWS, execution.rows())
                .tiers(execution.tiers())
                .bar(execution.ledger());
    }

    static Figures start() {
        return new Figures();
    }

    /// Sets a number while the row is made; [Table#MISSING] leaves it out.
    Figures with(Column column, long value) {
        values[column.ordinal()] = value == Table.MISSING ? RowOrder.NOT_THERE : value;
        return this;
    }

    Figures tiers(Tiers blocks) {
        tiers = blocks;
        if (blocks.blocks() > 0) {
            with(Column.T1_HIT, Unit.share(blocks.hitShare()));
        }
        boolean split = blocks.unsplitBlocks() < blocks.readBlocks() || blocks.readBlocks() == 0;
        return with(Column.READS, blocks.readBlocks())
                .with(Column.TIER2, split ? blocks.tier2Blocks() : Table.MISSING)
                .with(Column.TIER3, split ? blocks.tier3Blocks() : Table.MISSING);
    }

    Figures bar(Ledger ledger) {
        return bar(
                ledger.entries().stream()
                        .map(entry -> new Part(entry.component(), entry.micros(), entry.provenance()))
                        .toList(),
                ledger.wholeMicros());
    }

    Figures bar(List<Part> newParts, long newWholeMicros) {
        parts = newParts;
        wholeMicros = newWholeMicros;
        return this;
    }

    /// The number in a column, or [RowOrder#NOT_THERE].
    long value(Column column) {
        return values[column.ordinal()];
    }

    boolean has(Column column) {
        return value(column) != RowOrder.NOT_THERE;
    }

    /// As the cell shows it; empty where the number is not known.
    String text(Column column) {
        return has(column) ? column.unit().format(value(column)) : "";
    }

    List<Part> parts() {
        return parts;
    }

    long wholeMicros() {
        return wholeMicros;
    }

    Tiers blocks() {
        return tiers;
    }

    /// Time that a component took in the bar.
    long micros(Component component) {
        return parts.stream()
                .filter(part -> part.component() == component)
                .mapToLong(Part::micros)
                .sum();
    }
}
