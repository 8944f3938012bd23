package dev.pgtrace.analysis.compare;

import dev.pgtrace.model.StatementColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the same statements on both sides: by fingerprint; of what is left, by PostgreSQL's own id; and if two are
/// chosen to be compared, the last two that are left.
final class StatementPairs {
    private final Map<Long, StatementSums> old;
    private final Map<Long, StatementSums> now;
    private final List<Pair> pairs = new ArrayList<>();

    /// At least one side is there.
    record Pair(
            long fingerprint,
            StatementDelta.Match match,
            @Nullable StatementSums before,
            @Nullable StatementSums after) {}

    private StatementPairs(Map<Long, StatementSums> old, Map<Long, StatementSums> now) {
        this.old = new LinkedHashMap<>(old);
        this.now = new LinkedHashMap<>(now);
    }

    static List<Pair> of(SideSums old, SideSums now, CompareOptions.Pairing pairing) {
        StatementPairs found = new StatementPairs(old.statements(), now.statements());
        found.byFingerprint();
        found.byQueryId();
        if (pairing == CompareOptions.Pairing.CHOSEN && found.old.size() == 1 && found.now.size() == 1) {
            found.pair(
                    found.old.keySet().iterator().next(),
                    found.now.keySet().iterator().next(),
                    StatementDelta.Match.CHOSEN);
        }
        found.leftOver();
        return found.pairs;
    }

    private void byFingerprint() {
        for (Long fingerprint : List.copyOf(old.keySet())) {
            boolean textless = fingerprint == StatementColumn.UNKNOWN_TEXT;
            if (now.containsKey(fingerprint) || textless) {
                pair(fingerprint, fingerprint, StatementDelta.Match.FINGERPRINT);
            }
        }
        if (now.containsKey(StatementColumn.UNKNOWN_TEXT)) {
            pair(StatementColumn.UNKNOWN_TEXT, StatementColumn.UNKNOWN_TEXT, StatementDelta.Match.FINGERPRINT);
        }
    }

    private void byQueryId() {
        Map<Long, Long> byId = new LinkedHashMap<>();
        old.forEach((fingerprint, sums) -> sums.queryIds().forEach(id -> byId.putIfAbsent(id, fingerprint)));
        for (Long fingerprint : List.copyOf(now.keySet())) {
            StatementSums sums = now.get(fingerprint);
            if (sums == null) {
                continue;
            }
            for (Long id : sums.queryIds()) {
                Long other = byId.get(id);
                if (other != null && old.containsKey(other)) {
                    pair(other, fingerprint, StatementDelta.Match.QUERY_ID);
                    break;
                }
            }
        }
    }

    private void leftOver() {
        now.forEach((fingerprint, sums) -> pairs.add(new Pair(fingerprint, StatementDelta.Match.ONLY_NEW, null, sums)));
        old.forEach((fingerprint, sums) -> pairs.add(new Pair(fingerprint, StatementDelta.Match.ONLY_OLD, sums, null)));
    }

    private void pair(Long oldFingerprint, Long newFingerprint, StatementDelta.Match match) {
        pairs.add(new Pair(newFingerprint, match, old.remove(oldFingerprint), now.remove(newFingerprint)));
    }
}
