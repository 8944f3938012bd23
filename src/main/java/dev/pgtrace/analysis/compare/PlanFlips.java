package dev.pgtrace.analysis.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decides whether the plans of a statement changed. They did where a plan that the old side never used makes up a
/// twentieth of the new side's calls or more; or where another plan than before is the most used one and a quarter of
/// the calls moved between plans (so that two plans used about equally do not flip by chance). Other partitions of a
/// table are no other plan.
final class PlanFlips {
    private static final double RARE = 0.05;
    private static final double MOVED = 0.25;

    private PlanFlips() {}

    /// @param before most used first
    /// @param after  most used first
    static Optional<PlanFlip> between(List<PlanUse> before, List<PlanUse> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Double> sharesBefore = shares(before);
        Map<Long, Double> sharesAfter = shares(after);
        boolean unseen = sharesAfter.entrySet().stream()
                .anyMatch(plan -> plan.getValue() >= RARE && !sharesBefore.containsKey(plan.getKey()));
        boolean otherFirst = before.getFirst().fingerprint() != after.getFirst().fingerprint();
        return unseen || (otherFirst && moved(sharesBefore, sharesAfter) >= MOVED)
                ? Optional.of(new PlanFlip(before, after))
                : Optional.empty();
    }

    private static Map<Long, Double> shares(List<PlanUse> uses) {
        long calls = uses.stream().mapToLong(PlanUse::calls).sum();
        Map<Long, Double> shares = new HashMap<>();
        uses.forEach(use -> shares.put(use.fingerprint(), (double) use.calls() / calls));
        return shares;
    }

    private static double moved(Map<Long, Double> before, Map<Long, Double> after) {
        Set<Long> plans = new HashSet<>(before.keySet());
        plans.addAll(after.keySet());
        double sum = 0;
        for (Long plan : plans) {
            sum += Math.abs(before.getOrDefault(plan, 0.0) - after.getOrDefault(plan, 0.0));
        }
        return sum / 2;
    }
}
