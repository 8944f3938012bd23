package dev.pgtrace.cli;

import dev.pgtrace.analysis.StatementProfile;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
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
            throw unknown(
                    last == Table.MISSING
                            ? Texts.get("cli.cursor.none", wanted)
                            : Texts.get("cli.cursor.unknown", wanted, last));
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
        throw unknown(Texts.get("cli.cursor.number", word));
    }

    /// The statement whose fingerprint begins with the word.
    StatementProfile statement(String word) throws TraceException {
        String wanted = word.toLowerCase(Locale.ROOT);
        List<StatementProfile> found = analysis.statements().stream()
                .filter(profile -> profile.fingerprintText().startsWith(wanted))
                .toList();
        if (found.isEmpty()) {
            throw unknown(Texts.get("cli.statement.unknown", word));
        }
        if (found.size() > 1) {
            throw unknown(Texts.get("cli.statement.several", found.size(), word));
        }
        return found.getFirst();
    }

    private static TraceException unknown(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }
}
