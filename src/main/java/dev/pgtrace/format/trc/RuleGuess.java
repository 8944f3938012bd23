package dev.pgtrace.format.trc;

/// Decides which rule ends the SQL texts of a session whose header does not say so, from its first PARSE record.
final class RuleGuess {
    private static final TextRule[] RULES = {
        TextRule.ULTIMATE_5, TextRule.ULTIMATE_OLD, TextRule.ENHANCED, TextRule.MVP, TextRule.BASE
    };

    /// Records without an end that are looked through: planning may be nested.
    private static final int MOST_RECORDS = 4;

    private final Bytes bytes;
    private final Marks marks;

    RuleGuess(Bytes bytes, Marks marks) {
        this.bytes = bytes;
        this.marks = marks;
    }

    /// The rule whose end comes first. Where the text imitates another dialect before its real end, two rules
    /// find one; then the later counts, unless the next record starts between them.
    TextRule of(long sqlAt) {
        TextRule guess = TextRule.UNKNOWN;
        long bound = Math.min(sqlAt + SqlEnd.GENUINE, bytes.limit());
        long line = sqlAt;
        boolean afterDashes = false;
        int records = 0;
        while (true) {
            long end = bytes.lineEnd(line, bound);
            if (end >= bound) {
                return guess;
            }
            line = end + 1;
            if (marks.block(line) >= 0 && (guess != TextRule.UNKNOWN || ++records > MOST_RECORDS)) {
                return guess;
            }
            for (TextRule rule : RULES) {
                if ((rule != TextRule.ULTIMATE_5 || afterDashes) && marks.planned(line, rule)) {
                    guess = rule;
                }
            }
            afterDashes = marks.afterDashes(line) >= 0;
        }
    }
}
