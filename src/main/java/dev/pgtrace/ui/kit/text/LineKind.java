package dev.pgtrace.ui.kit.text;

import java.util.List;

/// What a line of a trace is, as far as it tells by itself; a hint for the eye, not a grammar.
public enum LineKind {
    /// The first line of a record.
    RECORD,
    /// A row of one character that divides records.
    RULE,
    /// Header and footer of the file.
    HEADER,
    TEXT;

    private static final List<String> RECORDS = List.of(
            "PARSE #",
            "PARSE TIME",
            "PARSE STATS",
            "BINDS #",
            "EXEC #",
            "EXEC TIME",
            "EXEC STATS",
            "EXEC:",
            "STAT #",
            "STATS #",
            "WAIT #",
            "WAIT EVENTS",
            "PLAN #",
            "EXECUTION PLAN #",
            "FETCH #",
            "FETCH:",
            "CLOSE #",
            "ERROR #",
            "PARSING IN CURSOR",
            "END OF STMT",
            "PARSE ERROR #",
            "XCTEND",
            "BUFFER STATS",
            "LOB",
            "UNMAP #",
            "SORT UNMAP #");

    private static final int RULE_LENGTH = 20;

    static LineKind of(String line) {
        if (line.isEmpty()) {
            return TEXT;
        }
        if (isRule(line)) {
            return RULE;
        }
        if (line.startsWith("***")) {
            return HEADER;
        }
        for (String record : RECORDS) {
            if (line.startsWith(record)) {
                return RECORD;
            }
        }
        return TEXT;
    }

    private static boolean isRule(String line) {
        char first = line.charAt(0);
        if (line.length() < RULE_LENGTH || first != '=' && first != '-' && first != '*') {
            return false;
        }
        for (int i = 1; i < line.length(); i++) {
            if (line.charAt(i) != first) {
                return false;
            }
        }
        return true;
    }
}
