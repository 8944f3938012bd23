package dev.pgtrace.ui.shell;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.ui.kit.SqlTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Statements as a table of text for other programs: exact numbers, times in microseconds.
final class StatementTable {
    /// How cells are told apart.
    enum Form {
        TABS,
        CSV,
        MARKDOWN
    }

    private static final List<String> HEADER = List.of(
            "fingerprint",
            "executions",
            "elapsed_us",
            "self_us",
            "share",
            "cpu_us",
            "rows",
            "hit_blocks",
            "read_blocks",
            "p50_us",
            "p95_us",
            "max_us",
            "sql");

    private final Form form;
    private final StringBuilder out = new StringBuilder();

    StatementTable(Form form) {
        this.form = form;
        if (form != Form.TABS) {
            line(HEADER);
        }
        if (form == Form.MARKDOWN) {
            out.append("|---|").append("---:|".repeat(HEADER.size() - 2)).append("---|\n");
        }
    }

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
        cells.add(form == Form.CSV ? sql : SqlTexts.oneLine(sql));
        line(cells);
    }

    String text() {
        return out.toString();
    }

    private void line(List<String> cells) {
        out.append(
                switch (form) {
                    case TABS -> String.join("\t", cells);
                    case CSV -> cells.stream().map(StatementTable::quoted).collect(Collectors.joining(","));
                    case MARKDOWN ->
                        cells.stream()
                                .map(cell -> cell.replace("|", "\\|"))
                                .collect(Collectors.joining(" | ", "| ", " |"));
                });
        out.append('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
