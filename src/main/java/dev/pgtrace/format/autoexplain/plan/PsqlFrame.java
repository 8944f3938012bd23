package dev.pgtrace.format.autoexplain.plan;

import java.util.ArrayList;
import java.util.List;

/// Takes off what psql and other clients draw around a plan: heading, rules, borders, `+` at line ends, row count.
public final class PsqlFrame {
    private static final String HEADING = "QUERY PLAN";

    private PsqlFrame() {}

    /// The lines of the plan alone.
    public static String strip(String text) {
        List<String> lines = new ArrayList<>();
        boolean bordered = text.lines().anyMatch(line -> isHeading(line) && line.indexOf('|') >= 0);
        boolean rule = false;
        for (String line : text.replace("\t", "        ").lines().toList()) {
            if (line.isBlank() || isHeading(line) || isCount(line.strip())) {
                continue;
            }
            if (isRule(line.strip())) {
                rule = true;
                continue;
            }
            lines.add(cell(line, bordered || rule && line.strip().startsWith("|")));
        }
        return String.join("\n", lines);
    }

    /// `"Filter": "(id = 7)"`, in JSON the last one of its object.
    private static boolean isProperty(String line) {
        int end = line.indexOf('"', 1) + 1;
        return end < line.length() && line.charAt(end) == ':';
    }

    private static boolean isHeading(String line) {
        return line.replace('|', ' ').replace('"', ' ').strip().equalsIgnoreCase(HEADING);
    }

    private static boolean isRule(String line) {
        return line.length() > 2
                && line.chars().allMatch(c -> c == '-' || c == '+' || c == '|' || c == '=' || c == ':');
    }

    /// `(7 rows)`, in any language.
    private static boolean isCount(String line) {
        return line.startsWith("(")
                && line.endsWith(")")
                && line.length() > 4
                && Character.isDigit(line.charAt(1))
                && line.indexOf('=') < 0;
    }

    private static String cell(String line, boolean bordered) {
        String cell = line.stripTrailing();
        if (bordered) {
            int bar = cell.indexOf('|');
            cell = bar >= 0 && cell.substring(0, bar).isBlank()
                    ? " ".repeat(bar) + " " + cell.substring(bar + 1)
                    : cell;
            cell = cell.endsWith("|") ? cell.substring(0, cell.length() - 1).stripTrailing() : cell;
        }
        if (cell.endsWith("+")) {
            cell = cell.substring(0, cell.length() - 1).stripTrailing(); // psql: the value goes on
        }
        String whole = cell.strip();
        boolean quoted = whole.length() > 1 && whole.startsWith("\"") && whole.endsWith("\"");
        if (quoted && whole.indexOf('(') > 0 && !isProperty(whole)) {
            return cell.replaceFirst("\"", "").replaceFirst("\"$", ""); // pgAdmin
        }
        return cell;
    }
}
