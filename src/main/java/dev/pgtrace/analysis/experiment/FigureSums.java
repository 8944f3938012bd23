package dev.pgtrace.analysis.experiment;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.ExecutionAccounts;
import dev.pgtrace.analysis.Ledger;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Adds up instrumented runs with what ran nested in them, and divides by the number of runs.
final class FigureSums {
    private final TraceAnalysis analysis;
    private final ExecutionAccounts accounts;
    private final Map<Component, Long> micros = new EnumMap<>(Component.class);
    private final Map<Component, Provenance> provenances = new EnumMap<>(Component.class);
    private final Set<Component> missing = EnumSet.noneOf(Component.class);
    private final Set<Long> shapes = new HashSet<>();
    private int runs;
    private long elapsed;
    private long planning;
    private boolean planned;
    private long cpu;
    private boolean cpuKnown = true;
    private long rows;
    private long tier1;
    private long tier2;
    private long tier3;
    private long unsplit;
    private Provenance tiers = Provenance.MISSING;
    private long slowestMicros = -1;
    private int slowest = -1;

    FigureSums(TraceAnalysis analysis) {
        this.analysis = analysis;
        this.accounts = new ExecutionAccounts(analysis.trace(), analysis.model());
    }

    int runs() {
        return runs;
    }

    double elapsedMicros() {
        return (double) elapsed / runs;
    }

    /// Leaves out runs without an end and those whose figures are false.
    void add(int execution, boolean isRun) {
        ExecutionAccount account = accounts.of(execution);
        if (account.elapsedMicros() == Table.MISSING || account.runMicros() == Table.MISSING || account.flagged()) {
            return;
        }
        if (isRun) {
            run(execution, account);
        } else {
            ledger(account.ledger());
        }
        if (account.cpuMicros() == Table.MISSING) {
            cpuKnown &= !isRun;
        } else {
            cpu += account.cpuMicros();
        }
        Tiers blocks = account.tiers();
        tier1 += blocks.tier1Blocks();
        tier2 += blocks.tier2Blocks();
        tier3 += blocks.tier3Blocks();
        unsplit += blocks.unsplitBlocks();
        tiers = tiers.and(blocks.provenance());
    }

    private void run(int execution, ExecutionAccount account) {
        runs++;
        elapsed += account.elapsedMicros();
        rows += Math.max(0, account.rows());
        if (account.planningMicros() != Table.MISSING) {
            planned = true;
            planning += account.planningMicros();
        }
        ledger(account.runLedger());
        long shape = analysis.trace().executions().get(execution, ExecutionColumn.SHAPE);
        if (shape >= 0) {
            shapes.add(shape);
            if (account.elapsedMicros() > slowestMicros) {
                slowestMicros = account.elapsedMicros();
                slowest = execution;
            }
        }
    }

    private void ledger(Ledger ledger) {
        for (Ledger.Entry entry : ledger.entries()) {
            micros.merge(entry.component(), entry.micros(), Long::sum);
            provenances.merge(entry.component(), entry.provenance(), Provenance::and);
        }
        missing.addAll(ledger.missing());
    }

    VariantFigures figures(int variant, double instrumentMicros) {
        PlanFigures plan = slowest < 0
                ? new PlanFigures(-1, 1, List.of())
                : Analyzer.plan(analysis.trace(), slowest, analysis.model());
        List<VariantFigures.Part> parts = micros.entrySet().stream()
                .map(entry -> new VariantFigures.Part(
                        entry.getKey(), (double) entry.getValue() / runs, provenance(entry.getKey())))
                .toList();
        missing.removeAll(micros.keySet());
        return new VariantFigures(
                variant,
                runs,
                elapsedMicros(),
                planned ? (double) planning / runs : Double.NaN,
                cpuKnown ? (double) cpu / runs : Double.NaN,
                (double) rows / runs,
                new VariantFigures.Blocks(each(tier1), each(tier2), each(tier3), each(unsplit), split()),
                parts,
                missing,
                instrumentMicros,
                shapes.size(),
                plan);
    }

    /// Where nothing was read there is nothing to split: that much is measured.
    private Provenance split() {
        return tier1 > 0 && tier2 + tier3 + unsplit == 0 ? Provenance.MEASURED : tiers;
    }

    private Provenance provenance(Component component) {
        return provenances.getOrDefault(component, Provenance.MISSING);
    }

    private double each(long blocks) {
        return (double) blocks / runs;
    }
}
