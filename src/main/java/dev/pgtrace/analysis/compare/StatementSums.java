package dev.pgtrace.analysis.compare;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.Tiers;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Table;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A statement of one side while its traces are added up; also the sum of all statements.
final class StatementSums {
    private final Ledgers ledgers = new Ledgers();
    private final RunTimes runs = new RunTimes();
    private final PlanUses plans = new PlanUses();
    private final Set<Long> queryIds = new LinkedHashSet<>();
    private @Nullable StatementPlace place;
    private long calls;
    private long total;
    private long elapsed;
    private long planning;
    private long cpu = Table.MISSING;
    private long rows;
    private long tier1;
    private long tier2;
    private long tier3;
    private long unsplit;
    private Provenance split = Provenance.MISSING;
    private long threshold = Table.MISSING;
    private long extra = Table.MISSING;

    void add(StatementProfile profile, int part) {
        if (place == null) {
            place = new StatementPlace(part, profile.statement(), profile.firstCursor());
        }
        calls += profile.calls();
        total += profile.selfMicros();
        elapsed += profile.elapsedMicros();
        planning += profile.parseMicros();
        if (profile.cpuMicros() != Table.MISSING) {
            cpu = Math.max(0, cpu) + profile.cpuMicros();
        }
        rows += profile.rows();
        ledgers.add(profile.ledger());
        add(profile.tiers());
    }

    private void add(Tiers tiers) {
        tier1 += tiers.tier1Blocks();
        tier2 += tiers.tier2Blocks();
        tier3 += tiers.tier3Blocks();
        unsplit += tiers.unsplitBlocks();
        split = split.and(tiers.provenance());
        threshold = Math.max(threshold, tiers.thresholdMicros());
        if (tiers.extraBlocks() != Table.MISSING) {
            extra = Math.max(0, extra) + tiers.extraBlocks();
        }
    }

    void ran(long micros) {
        runs.add(micros);
    }

    void ran(RunTimes all) {
        runs.addAll(all);
    }

    void identified(long queryId) {
        queryIds.add(queryId);
    }

    RunTimes runs() {
        return runs;
    }

    PlanUses plans() {
        return plans;
    }

    Set<Long> queryIds() {
        return queryIds;
    }

    Optional<StatementPlace> place() {
        return Optional.ofNullable(place);
    }

    ComparedFigures figures() {
        return new ComparedFigures(
                calls,
                total,
                elapsed,
                planning,
                cpu,
                rows,
                new Tiers(tier1, tier2, tier3, unsplit, split, Math.max(0, threshold), extra),
                ledgers.sum(),
                runs.spread(),
                runs.mean(),
                runs.deviation());
    }
}
