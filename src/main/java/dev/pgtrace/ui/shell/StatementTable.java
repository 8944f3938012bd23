package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.ui.kit.SqlTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Statements as lines of text for other programs, cells separated by tabs: exact numbers, times in microseconds.
final class StatementTable {
    private final StringBuilder out = new StringBuilder();

    void add(StatementProfile profile, String sql) {
        List<String> cells = new ArrayList<>();
        cells.add(profile.fingerprintText());
        for (long number : new long[] {
            profile.calls(), profile.elapsedMicros(), profile.selfMicros(),
        }) {
            cells.add(Long.toString(number));
        }
        cells.add(String.format(Locale.ROOT, "%.4f", profile.share()));
        for (long number : new long[] {
            profile.cpuMicros(),
            profile.rows(),
            profile.hitBlocks(),
            profile.readBlocks(),
            profile.elapsed().p50Micros(),
            profile.elapsed().p95Micros(),
            profile.elapsed().maxMicros()
        }) {
            cells.add(number < 0 ? "" : Long.toString(number));
        }
        cells.add(SqlTexts.oneLine(sql));
        out.append(String.join("\t", cells)).append('\n');
    }

    String text() {
        return out.toString();
    }
}
