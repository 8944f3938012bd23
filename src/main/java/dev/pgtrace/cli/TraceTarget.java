package dev.pgtrace.cli;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.CursorColumn;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Finds what a word of the command line names in a trace.
final class TraceTarget {
    /// A fingerprint has 16 digits; a word of digits alone that is shorter is a cursor's number.
    private static final int FINGERPRINT = 16;

    private final TraceAnalysis analysis;

    TraceTarget(TraceAnalysis analysis) {
        this.analysis = analysis;
    }

    static boolean isCursorId(String word) {
        return word.startsWith("#")
                || (word.length() < FINGERPRINT && word.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /// Rows of the cursors with a number: one for each session that has it.
    List<Integer> cursors(String word) throws TraceException {
        Table<CursorColumn> cursors = analysis.trace().cursors();
        long wanted = number(word);
        List<Integer> rows = new ArrayList<>();
        long last = Table.MISSING;
        for (int row = 0; row < cursors.size(); row++) {
            long id = cursors.get(row, CursorColumn.ID);
            last = Math.max(last, id);
            if (id == wanted) {
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            throw unknown("The trace has no cursor #" + wanted
                    + (last == Table.MISSING ? "; it has none at all." : "; the last one is #" + last + "."));
        }
        return rows;
    }

    private static long number(String word) throws TraceException {
        String digits = word.startsWith("#") ? word.substring(1) : word;
        try {
            long number = Long.parseLong(digits);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw unknown("'" + word + "' is no number of a cursor: write it as '#12'.");
    }

    /// The statement whose fingerprint begins with the word.
    StatementProfile statement(String word) throws TraceException {
        String wanted = word.toLowerCase(Locale.ROOT);
        List<StatementProfile> found = analysis.statements().stream()
                .filter(profile -> profile.fingerprintText().startsWith(wanted))
                .toList();
        if (found.isEmpty()) {
            throw unknown("The trace has no statement with the fingerprint '" + word
                    + "'; pgtrace analyze prints the fingerprints.");
        }
        if (found.size() > 1) {
            throw unknown(
                    found.size() + " statements have a fingerprint that begins with '" + word + "': write more of it.");
        }
        return found.getFirst();
    }

    private static TraceException unknown(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }
}
