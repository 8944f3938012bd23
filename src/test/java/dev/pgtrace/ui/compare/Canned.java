package dev.pgtrace.ui.compare;

import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.ExperimentServer;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.ResultHash;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.model.experiment.VariantTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Experiments with made-up runs.
public final class Canned {
    private static final String A = """
            SELECT * FROM orders o
            WHERE customer_id = $1
              AND EXISTS (SELECT 1 FROM customers c
                          WHERE lower(c.email) = lower($2))""";
    private static final String B = """
            SELECT o.* FROM orders o
            JOIN customers c ON c.id = o.customer_id
            WHERE o.customer_id = $1 AND c.email = $2""";

    private final List<Variant> variants = new ArrayList<>(List.of(Variant.of("v1", A), Variant.of("v2", B)));
    private final List<Double> medians = new ArrayList<>(List.of(5_210.0, 1_110.0));
    private final List<Long> rows = new ArrayList<>(List.of(30L, 30L));
    private final List<VariantTrace> traces = new ArrayList<>();
    private int runs = 100;
    private ExperimentEnd end = ExperimentEnd.of(ExperimentEnd.Reason.RUNS);

    Canned medians(double first, double second) {
        medians.set(0, first);
        medians.set(1, second);
        return this;
    }

    Canned runs(int each) {
        runs = each;
        return this;
    }

    Canned rows(long first, long second) {
        rows.set(0, first);
        rows.set(1, second);
        return this;
    }

    Canned third(String name, double median) {
        variants.add(Variant.of(name, B.replace("JOIN", "LEFT JOIN")));
        medians.add(median);
        rows.add(rows.getFirst());
        return this;
    }

    Canned end(ExperimentEnd how) {
        end = how;
        return this;
    }

    Canned trace(int variant, String text) {
        traces.add(new VariantTrace(variant, text));
        return this;
    }

    public Experiment make() {
        Random random = new Random(42);
        List<ExperimentRun> all = new ArrayList<>();
        long clock = 0;
        for (int i = -4; i < runs; i++) {
            RunPhase phase = i == -4 ? RunPhase.COLD : i < 0 ? RunPhase.WARM_UP : RunPhase.TIMED;
            List<Integer> order = new ArrayList<>();
            for (int v = 0; v < variants.size(); v++) {
                order.add(v);
            }
            java.util.Collections.shuffle(order, random);
            for (int v : order) {
                double elapsed = medians.get(v) * (1 + 0.09 * random.nextGaussian()) * (i == -4 ? 1.8 : 1);
                all.add(new ExperimentRun(
                        v, 0, phase, clock, elapsed, rows.get(v), new ResultHash(0x9c1fL << 48, rows.get(v), true)));
                clock += Math.round(elapsed) + 200;
            }
        }
        ExperimentRequest request = new ExperimentRequest(
                "order lookup",
                variants,
                List.of(new ParameterSet(List.of("8812", "a@example.org"))),
                ExperimentOptions.standard(7));
        return new Experiment(
                request,
                new ExperimentServer("orders-prod-1", "17.6", Map.of("work_mem", "4MB", "shared_buffers", "128MB")),
                1_795_630_000_000_000L,
                all,
                traces,
                end,
                List.of());
    }
}
