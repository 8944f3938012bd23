package dev.pgtrace.model.experiment;

/// How an experiment is run.
///
/// @param warmUps               runs of each variant that are thrown away, after the first (cold) one
/// @param explainedRuns         runs of each variant with plan, tiers, CPU and waits, which are not timed
/// @param cache                 what is done about caches before the first run of each variant
/// @param writes                what becomes of what the statements change
/// @param statementTimeoutMillis 0 = none
/// @param noise                 a difference up to this share is none, 0.01 = 1 %
/// @param confidence            of intervals and verdict, 0.95
/// @param seed                  of the order of the runs and of the bootstrap; the same seed gives the same
public record ExperimentOptions(
        Protocol protocol,
        int warmUps,
        StopRule stop,
        int explainedRuns,
        CacheState cache,
        Writes writes,
        long statementTimeoutMillis,
        double noise,
        double confidence,
        long seed) {

    /// What is done about caches before the first run of each variant.
    public enum CacheState {
        /// Nothing: the first run finds what there is.
        AS_FOUND,
        /// The buffers of the relations are evicted where the server can (pg_buffercache, 17 and later).
        EVICTED
    }

    /// What becomes of what statements change.
    public enum Writes {
        /// A statement that writes is refused.
        REFUSED,
        /// Each run is a transaction that is rolled back.
        ROLLED_BACK
    }

    public ExperimentOptions {
        if (warmUps < 0 || explainedRuns < 0 || statementTimeoutMillis < 0) {
            throw new IllegalArgumentException("negative counts");
        }
        if (!(noise >= 0 && noise < 1) || !(confidence > 0.5 && confidence < 1)) {
            throw new IllegalArgumentException("noise or confidence out of range");
        }
    }

    /// 100 runs each, prepared, writes rolled back, noise of 1 %, confidence of 95 %. Five warm-up runs, as the server
    /// plans the first five executions of a prepared statement anew.
    public static ExperimentOptions standard(long seed) {
        return new ExperimentOptions(
                Protocol.PREPARED,
                5,
                StopRule.runs(100),
                3,
                CacheState.AS_FOUND,
                Writes.ROLLED_BACK,
                60_000,
                0.01,
                0.95,
                seed);
    }
}
