package dev.pgtrace.analysis.experiment;

import org.junit.jupiter.api.Tag;

/// The proof over a thousand simulated experiments of each kind.
@Tag("slow")
final class WholeProofTest extends ProofTest {
    @Override
    int experiments() {
        return 1_000;
    }
}
