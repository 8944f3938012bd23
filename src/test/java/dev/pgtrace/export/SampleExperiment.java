package dev.pgtrace.export;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.analysis.experiment.ExperimentAnalysis;
import dev.pgtrace.analysis.experiment.ExperimentResult;
import dev.pgtrace.analysis.experiment.SmallExperiment;
import dev.pgtrace.analysis.experiment.VariantAnalysis;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.util.List;
import java.util.Map;

/// A seq scan against an index, with instrumented runs, and texts that would like to be markup.
final class SampleExperiment {
    private SampleExperiment() {}

    static Experiment experiment() {
        SmallExperiment experiment = new SmallExperiment("v1", "v2 <b>")
                .variant(
                        1,
                        new Variant(
                                "v2 <b>",
                                "SELECT * FROM orders WHERE note = '</script><img src=x onerror=alert(1)>'",
                                Map.of("work_mem", "64MB"),
                                List.of(new TriedIndex("CREATE INDEX ON orders (note)", TriedIndex.Kind.REAL))))
                .note("Buffers could not be evicted: pg_buffercache <1.5> is not installed.")
                .run(0, 0, RunPhase.COLD, 19_300, 30, 0x9c1f_0000_0000_0001L)
                .run(1, 0, RunPhase.COLD, 2_900, 30, 0x9c1f_0000_0000_0001L)
                .run(0, 0, RunPhase.WARM_UP, 5_600, 30, 0x9c1f_0000_0000_0001L)
                .run(1, 0, RunPhase.WARM_UP, 1_300, 30, 0x9c1f_0000_0000_0001L)
                .pairs(100, 5_210, 1_110);
        return experiment
                .run(0, 0, RunPhase.EXPLAINED, 6_000, 30, 0)
                .run(1, 0, RunPhase.EXPLAINED, 1_150, 30, 0)
                .experiment();
    }

    static ExperimentResult result() {
        Experiment experiment = experiment();
        return ExperimentAnalysis.of(
                experiment,
                List.of(traced(experiment, 0, 5_700, 1_800, 8_012, 3_700), traced(experiment, 1, 1_090, 950, 160, 80)));
    }

    private static VariantAnalysis traced(
            Experiment experiment, int variant, long elapsed, long cpu, long diskBlocks, long readMicros) {
        SmallTrace trace = new SmallTrace().recorded(Map.of()).backend(1, "u", "a");
        String sql = experiment.request().variants().get(variant).sql();
        for (int i = 0; i < 3; i++) {
            int run = trace.execute(trace.parse(1 + i, sql));
            long start = SmallTrace.START + 100_000L * i;
            trace.set(run, ExecutionColumn.START_MICROS, start)
                    .set(run, ExecutionColumn.ELAPSED_MICROS, elapsed)
                    .set(run, ExecutionColumn.CPU_MICROS, cpu)
                    .set(run, ExecutionColumn.ROWS, 30)
                    .set(run, ExecutionColumn.HIT_BLOCKS, 33)
                    .set(run, ExecutionColumn.READ_BLOCKS, diskBlocks)
                    .set(run, ExecutionColumn.READ_MICROS, readMicros)
                    .set(run, ExecutionColumn.DEVICE_READ_BYTES, diskBlocks * 8192);
            trace.call(run, CallKind.EXEC, start, elapsed, cpu);
            trace.tree(
                    run,
                    new SmallTrace.Node(-1, "Limit", 1, elapsed, 33, diskBlocks, readMicros),
                    new SmallTrace.Node(
                            0, variant == 0 ? "Seq Scan" : "Index Scan", 1, elapsed - 50, 33, diskBlocks, readMicros));
        }
        return new VariantAnalysis(variant, Analyzer.analyze(trace.trace(), TierModel.standard(), new CancelToken()));
    }
}
