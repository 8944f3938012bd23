package dev.pgtrace.ui.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A row as text for other programs. Numbers are exact: microseconds, blocks, shares of one.
final class RowTexts {
    private RowTexts() {}

    /// The row with its cells as shown, separated by tabs.
    static String tabbed(Branch branch, List<Column> columns) {
        List<String> cells = new ArrayList<>();
        cells.add(branch.label().text());
        columns.forEach(column -> cells.add(branch.row().figures().text(column)));
        return cells.stream().map(cell -> cell.replace('\t', ' ')).collect(Collectors.joining("\t"));
    }

    /// Header and row, comma separated as in RFC 4180.
    static String csv(Branch branch, List<Column> columns) {
        List<String> names = new ArrayList<>(List.of("name"));
        List<String> cells = new ArrayList<>(List.of(quoted(branch.label().text())));
        for (Column column : columns) {
            names.add(column.key() + (column.unit() == Unit.MICROS ? "_us" : ""));
            cells.add(exact(branch.row().figures(), column));
        }
        return String.join(",", names) + "\r\n" + String.join(",", cells) + "\r\n";
    }

    /// A table of one row for tickets and chats.
    static String markdown(Branch branch, List<Column> columns) {
        StringBuilder head = new StringBuilder("| |");
        StringBuilder rule = new StringBuilder("|:--|");
        StringBuilder row = new StringBuilder("| ")
                .append(branch.label().text().replace("|", "\\|"))
                .append(" |");
        for (Column column : columns) {
            head.append(' ').append(column.title()).append(" |");
            rule.append("--:|");
            row.append(' ').append(branch.row().figures().text(column)).append(" |");
        }
        return head + "\n" + rule + "\n" + row + "\n";
    }

    private static String exact(Figures figures, Column column) {
        if (!figures.has(column)) {
            return "";
        }
        long value = figures.value(column);
        return column.unit() == Unit.SHARE ? Double.toString(value / Unit.WHOLE) : Long.toString(value);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
