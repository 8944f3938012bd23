package dev.pgtrace.ui.statements;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.StatementFigure;
import java.util.Optional;

/// Explains the details below the tree, which are of the row that is selected there.
final class FactFigures {
    private final StatementsViewModel model;
    private final RowFigures rows;

    FactFigures(StatementsViewModel model) {
        this.model = model;
        this.rows = new RowFigures(model);
    }

    Optional<Explanation> fact(Fact fact) {
        return switch (fact.figure()) {
            case Fact.NoFigure _ -> Optional.empty();
            case Fact.OfColumn(Column column) -> selected().flatMap(branch -> rows.cell(branch, column));
            case Fact.Own own ->
                Optional.of(new Explanation(
                        fact.name(),
                        own.exact(),
                        own.provenance(),
                        own.meaning(),
                        own.formula(),
                        rows.lines().origin(own.basis()),
                        evidence(own.basis())));
        };
    }

    /// The blocks of one tier.
    Optional<Explanation> tier(BlockTiers.Slice slice) {
        return selected().map(branch -> {
            Component component = slice.part().component();
            return new Explanation(
                    ComponentTexts.name(component),
                    Messages.get(
                            "statements.tiers.blocks",
                            Counts.grouped(slice.part().blocks())),
                    slice.part().provenance(),
                    Messages.get("explain.tier.meaning"),
                    tiers(branch, component),
                    rows.lines().origin(component == Component.TIER1 ? Basis.BLOCKS : Basis.TIERS),
                    rows.rows().of(branch, component));
        });
    }

    /// All blocks, in the middle of the ring.
    Optional<Explanation> blocks(BlockTiers all) {
        return selected()
                .map(branch -> new Explanation(
                        Messages.get("statements.tiers.title"),
                        Messages.get("statements.tiers.blocks", Counts.grouped(all.blocks())),
                        Provenance.MEASURED,
                        Messages.get("statements.fact.tip.blocks"),
                        StatementFigure.hits(branch.row().figures().blocks()),
                        rows.lines().origin(Basis.BLOCKS),
                        rows.rows().of(branch, Component.READS_UNSPLIT)));
    }

    /// How the reads were split.
    Optional<Explanation> split(BlockTiers all) {
        return all.slices().stream()
                .filter(slice -> slice.part().component() != Component.TIER1)
                .findFirst()
                .flatMap(this::tier);
    }

    /// A wait of the list.
    Explanation wait(String event, String exact, boolean sampled) {
        return new Explanation(
                event,
                exact,
                sampled ? Provenance.ESTIMATED : Provenance.MEASURED,
                Messages.get("statements.formula.elapsed.wait"),
                Messages.get("explain.f.printed", exact),
                rows.lines().origin(Basis.WAITS),
                evidence(Basis.WAITS));
    }

    /// A block that the tracer found in the pool.
    Explanation sample(String name, String block) {
        return new Explanation(
                name,
                block,
                Provenance.MEASURED,
                Messages.get("statements.note.samples"),
                Messages.get("explain.f.printed", block),
                rows.lines().origin(Basis.SAMPLES),
                evidence(Basis.SAMPLES));
    }

    private static String tiers(Branch branch, Component component) {
        if (component == Component.TIER1) {
            return StatementFigure.hits(branch.row().figures().blocks());
        }
        return branch.row() instanceof Row.Node node
                ? RowFigures.tiers(node.node())
                : StatementFigure.tiers(branch.row().figures().blocks());
    }

    private Evidence evidence(Basis basis) {
        return selected()
                .map(branch ->
                        rows.rows().of(branch, basis == Basis.BLOCKS ? Component.READS_UNSPLIT : Component.UNACCOUNTED))
                .orElse(new Evidence.None(Messages.get("explain.evidence.missing")));
    }

    private Optional<Branch> selected() {
        return Optional.ofNullable(model.selectedProperty().get());
    }
}
