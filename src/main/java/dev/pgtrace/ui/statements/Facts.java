package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.explain.Basis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures that the details show of what is selected.
final class Facts {
    private final List<Fact> facts = new ArrayList<>();

    private Facts() {}

    /// @param printed the node as the file has it, null where it cannot be told
    static List<Fact> of(PlanFigures.Node node, @Nullable PlanNode printed) {
        Facts facts = new Facts();
        if (node.loops() == 0) {
            facts.warn("executed", Messages.get("statements.fact.never"), Messages.get("statements.fact.tip.never"));
            facts.count("rows_planned", node.plannedRows(), Provenance.ESTIMATED);
            return facts.facts;
        }
        facts.elapsedAndSelf(node);
        facts.rows(node);
        facts.pair("blocks", node.hitBlocks(), node.readBlocks());
        facts.ownBlocks(node);
        if (node.sharesInitPlan()) {
            facts.facts.add(Fact.plain(
                    Messages.get("statements.fact.note"),
                    Messages.get("statements.fact.init_plan"),
                    Messages.get("statements.fact.tip.init_plan")));
        }
        facts.readTime(node);
        if (node.loops() > 1) {
            facts.add("loops", Counts.grouped(node.loops()), Counts.grouped(node.loops()), Provenance.MEASURED);
        }
        if (node.processes() > 1) {
            facts.add(
                    "processes",
                    Counts.grouped(node.processes()),
                    Counts.grouped(node.processes()),
                    Provenance.DERIVED);
        }
        if (node.tempReadBlocks() > 0 || node.tempWrittenBlocks() > 0) {
            facts.pair("temp", node.tempReadBlocks(), node.tempWrittenBlocks());
        }
        if (node.walBytes() > 0) {
            facts.add("wal", Bytes.format(node.walBytes()), Bytes.exact(node.walBytes()), Provenance.MEASURED);
        }
        if (printed != null) {
            facts.cost(printed);
            facts.details(printed);
        }
        return facts.facts;
    }

    static List<Fact> of(StatementProfile profile, Figures figures) {
        Facts facts = new Facts();
        facts.column(figures, Column.CALLS, RowKind.STATEMENT);
        facts.timeAndSelf(figures, RowKind.STATEMENT);
        facts.column(figures, Column.SHARE, RowKind.STATEMENT);
        facts.column(figures, Column.CPU, RowKind.STATEMENT);
        facts.column(figures, Column.ROWS, RowKind.STATEMENT);
        facts.pair("blocks", profile.hitBlocks(), profile.readBlocks());
        facts.percentiles(figures);
        facts.column(figures, Column.PLANS, RowKind.STATEMENT);
        if (profile.incomplete() > 0) {
            facts.warn(
                    "incomplete", Counts.grouped(profile.incomplete()), Column.INCOMPLETE.formula(RowKind.STATEMENT));
        }
        if (profile.flagged() > 0) {
            facts.warn("flagged", Counts.grouped(profile.flagged()), Messages.get("statements.fact.tip.flagged"));
        }
        return facts.facts;
    }

    /// Of an execution, a call, or a group of waits.
    static List<Fact> of(Row row) {
        Facts facts = new Facts();
        Figures figures = row.figures();
        RowKind kind = row.key().kind();
        if (figures.has(Column.CALLS) && kind != RowKind.EXECUTION && kind != RowKind.CALL) {
            facts.column(figures, Column.CALLS, kind);
        }
        if (kind != RowKind.SAMPLES && kind != RowKind.SAMPLE && kind != RowKind.NOTE && kind != RowKind.MORE) {
            facts.timeAndSelf(figures, kind);
        }
        if (kind == RowKind.EXECUTION || kind == RowKind.CALL) {
            facts.column(figures, Column.CPU, kind);
            facts.column(figures, Column.ROWS, kind);
        }
        if (figures.blocks().blocks() > 0) {
            facts.pair(
                    "blocks", figures.blocks().tier1Blocks(), figures.blocks().readBlocks());
        }
        if (row instanceof Row.Execution execution) {
            for (RowLabel.Badge badge : RowLabel.Badge.of(execution.flags())) {
                String key = badge.name().toLowerCase(java.util.Locale.ROOT);
                facts.warn(
                        "note", Messages.get("statements.badge." + key), Messages.get("statements.badge.means." + key));
            }
        }
        return facts.facts;
    }

    private void elapsedAndSelf(PlanFigures.Node node) {
        if (node.totalMicros() == Table.MISSING) {
            missing("elapsed_self");
            return;
        }
        String both = node.totalMicros() == node.selfMicros()
                ? Durations.format(node.totalMicros())
                : Durations.format(node.totalMicros()) + " / " + Durations.format(node.selfMicros());
        add(
                "elapsed_self",
                both,
                Durations.exact(node.totalMicros()) + " / " + Durations.exact(node.selfMicros()),
                node.processes() > 1 ? Provenance.DERIVED : Provenance.MEASURED,
                Messages.get(
                        "explain.f.self_children",
                        Durations.exact(node.totalMicros()),
                        Durations.exact(Math.max(0, node.totalMicros() - node.selfMicros())),
                        Durations.exact(node.selfMicros())));
    }

    private void timeAndSelf(Figures figures, RowKind kind) {
        if (!figures.has(Column.ELAPSED)) {
            missing("elapsed_self");
            return;
        }
        long elapsed = figures.value(Column.ELAPSED);
        String value = Durations.format(elapsed);
        String exact = Durations.exact(elapsed);
        if (figures.has(Column.SELF) && figures.value(Column.SELF) != elapsed) {
            value += " / " + figures.text(Column.SELF);
            exact += " / " + Durations.exact(figures.value(Column.SELF));
        }
        facts.add(Fact.plain(
                        Messages.get("statements.fact.elapsed_self"),
                        value,
                        Messages.get(
                                "figure.tip",
                                exact,
                                ComponentTexts.provenance(Provenance.MEASURED),
                                Column.ELAPSED.formula(kind) + " " + Column.SELF.formula(kind)))
                .of(new Fact.OfColumn(Column.ELAPSED)));
    }

    private void rows(PlanFigures.Node node) {
        if (node.rows() < 0 || node.plannedRows() < 0) {
            if (node.rows() >= 0) {
                add("rows", Counts.grouped(node.rows()), Counts.grouped(node.rows()), Provenance.MEASURED);
            }
            return;
        }
        String value = Counts.grouped(node.plannedRows()) + " → " + Counts.grouped(node.rows());
        String tip = explanation("rows_planned_actual", value, Provenance.MEASURED);
        String name = Messages.get("statements.fact.rows_planned_actual");
        Fact.Figure figure = own(
                "rows_planned_actual",
                value,
                Provenance.MEASURED,
                Messages.get("explain.f.rows", Counts.grouped(node.plannedRows()), Counts.grouped(node.rows())));
        facts.add(
                Labels.isMisestimated(node)
                        ? new Fact(name, value + " (" + Labels.factor(node) + ")", tip, Fact.Weight.WARN, figure)
                        : Fact.plain(name, value, tip).of(figure));
    }

    private void ownBlocks(PlanFigures.Node node) {
        boolean same = node.selfHitBlocks() == Math.max(0, node.hitBlocks())
                && node.selfReadBlocks() == Math.max(0, node.readBlocks());
        if (!same) {
            pair("blocks_self", node.selfHitBlocks(), node.selfReadBlocks());
        }
    }

    private void readTime(PlanFigures.Node node) {
        if (node.selfReadBlocks() <= 0) {
            return;
        }
        if (node.selfReadMicros() == Table.MISSING) {
            missing("read_time");
            return;
        }
        long average = node.selfReadMicros() / node.selfReadBlocks();
        add(
                "read_time",
                Messages.get(
                        "statements.fact.read_time_each",
                        Durations.format(node.selfReadMicros()),
                        Durations.format(average)),
                Durations.exact(node.selfReadMicros()) + " / " + Counts.grouped(node.selfReadBlocks()),
                Provenance.MEASURED,
                Messages.get(
                        "explain.f.average",
                        Durations.format(node.selfReadMicros()),
                        Counts.grouped(node.selfReadBlocks()),
                        Durations.precise((double) node.selfReadMicros() / node.selfReadBlocks())));
    }

    private void cost(PlanNode printed) {
        if (!Double.isNaN(printed.totalCost())) {
            String cost =
                    String.format(java.util.Locale.ROOT, "%.2f..%.2f", printed.startupCost(), printed.totalCost());
            add("cost", cost, cost, Provenance.ESTIMATED);
        }
    }

    /// Lines of the file that have no figure of their own: `Filter: customer_id = 8812`.
    private void details(PlanNode printed) {
        for (String line : printed.details()) {
            int colon = line.indexOf(": ");
            boolean named = colon > 0 && colon < 40;
            facts.add(Fact.plain(
                    named ? line.substring(0, colon) : Messages.get("statements.fact.note"),
                    named ? line.substring(colon + 2) : line,
                    line));
        }
    }

    private void percentiles(Figures figures) {
        if (figures.has(Column.P50)) {
            add(
                    "percentiles",
                    figures.text(Column.P50) + " / " + figures.text(Column.P95) + " / " + figures.text(Column.P99)
                            + " / " + figures.text(Column.MAX),
                    Durations.exact(figures.value(Column.P50)) + " / " + Durations.exact(figures.value(Column.P95))
                            + " / " + Durations.exact(figures.value(Column.P99)) + " / "
                            + Durations.exact(figures.value(Column.MAX)),
                    Provenance.DERIVED);
        }
    }

    private void column(Figures figures, Column column, RowKind kind) {
        if (figures.has(column)) {
            facts.add(Fact.plain(
                            column.title(),
                            figures.text(column),
                            Messages.get(
                                    "figure.tip",
                                    column.unit().exact(figures.value(column)),
                                    ComponentTexts.provenance(column.provenance()),
                                    column.formula(kind)))
                    .of(new Fact.OfColumn(column)));
        } else if (column == Column.CPU) {
            facts.add(new Fact(
                    column.title(),
                    Messages.get("provenance.missing"),
                    column.formula(kind),
                    Fact.Weight.MISSING,
                    new Fact.Own(
                            Messages.get("provenance.missing"),
                            Provenance.MISSING,
                            column.formula(kind),
                            Messages.get("explain.f.missing"),
                            Basis.CPU)));
        }
    }

    private void pair(String key, long first, long second) {
        if (first >= 0 || second >= 0) {
            String value = Counts.grouped(Math.max(0, first)) + " / " + Counts.grouped(Math.max(0, second));
            add(key, value, value, Provenance.MEASURED);
        }
    }

    private void count(String key, long count, Provenance provenance) {
        if (count >= 0) {
            add(key, Counts.grouped(count), Counts.grouped(count), provenance);
        }
    }

    private void add(String key, String value, String exact, Provenance provenance) {
        add(key, value, exact, provenance, Messages.get("explain.f.printed", exact));
    }

    private void add(String key, String value, String exact, Provenance provenance, String formula) {
        facts.add(Fact.plain(Messages.get("statements.fact." + key), value, explanation(key, exact, provenance))
                .of(own(key, exact, provenance, formula)));
    }

    private void warn(String key, String value, String tip) {
        facts.add(new Fact(
                Messages.get("statements.fact." + key),
                value,
                tip,
                Fact.Weight.WARN,
                key.equals("note") || key.equals("executed")
                        ? new Fact.NoFigure()
                        : new Fact.Own(
                                value,
                                Provenance.DERIVED,
                                tip,
                                Messages.get("explain.f.counted", value),
                                Basis.COUNT)));
    }

    private void missing(String key) {
        facts.add(new Fact(
                Messages.get("statements.fact." + key),
                Messages.get("provenance.missing"),
                Messages.get("statements.fact.tip." + key),
                Fact.Weight.MISSING,
                own(key, Messages.get("provenance.missing"), Provenance.MISSING, Messages.get("explain.f.missing"))));
    }

    private static Fact.Figure own(String key, String exact, Provenance provenance, String formula) {
        return new Fact.Own(exact, provenance, Messages.get("statements.fact.tip." + key), formula, basis(key));
    }

    private static Basis basis(String key) {
        return switch (key) {
            case "rows_planned", "cost" -> Basis.PLANNER;
            case "blocks", "blocks_self" -> Basis.BLOCKS;
            case "read_time" -> Basis.READ_TIME;
            case "temp" -> Basis.TEMP;
            case "wal" -> Basis.WRITES;
            case "percentiles" -> Basis.RANK;
            default -> Basis.NODE; // rows, loops, processes and times of a plan node
        };
    }

    private static String explanation(String key, String exact, Provenance provenance) {
        return Messages.get(
                "figure.tip", exact, ComponentTexts.provenance(provenance), Messages.get("statements.fact.tip." + key));
    }
}
