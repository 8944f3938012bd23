package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.PlanFigures;
import dev.pgtrace.analysis.TierModel;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final String NOTE = "Blocks of an InitPlan are counted here";

    private final PlanFigures.Node plain =
            Analyzer.plan(Fixture.shop(), 1, TierModel.standard()).nodes().getFirst();

    @Test
    void saysWhereTheBlocksOfAnInitPlanAreCounted() {
        assertThat(Facts.of(sharing(plain), null)).anySatisfy(fact -> {
            assertThat(fact.value()).isEqualTo(NOTE);
            assertThat(fact.explanation()).contains("taken off");
        });
        assertThat(Facts.of(plain, null)).extracting(Fact::value).doesNotContain(NOTE);
    }

    private static PlanFigures.Node sharing(PlanFigures.Node node) {
        return new PlanFigures.Node(
                node.position(),
                node.parent(),
                node.depth(),
                node.name(),
                node.label(),
                node.relation(),
                node.index(),
                node.loops(),
                node.processes(),
                node.rows(),
                node.plannedRows(),
                node.totalMicros(),
                node.selfMicros(),
                node.hitBlocks(),
                node.readBlocks(),
                node.selfHitBlocks(),
                node.selfReadBlocks(),
                node.selfReadMicros(),
                node.tempReadBlocks(),
                node.tempWrittenBlocks(),
                node.walBytes(),
                node.tiers(),
                node.ledger(),
                node.missingChildren(),
                true);
    }
}
