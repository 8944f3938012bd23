package dev.pgtrace.ui.shell;

import java.util.Locale;

/// Matches what is typed against a name: its letters must come in order; the start of the
/// name, starts of words and neighbours count more.
final class Fuzzy {
    private static final int GAP_COST = 3;
    private static final int INSIDE_WORD_COST = 5;

    private Fuzzy() {}

    /// 0 for the best match, more for worse ones, -1 for none. Blanks do not matter.
    static int score(String typed, String name) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        String text = name.toLowerCase(Locale.ROOT);
        int best = -1;
        for (int start = 0; start < text.length(); start++) {
            int score = scoreFrom(wanted, text, start);
            if (score >= 0 && (best < 0 || score < best)) {
                best = score;
            }
        }
        return wanted.isBlank() ? 0 : best;
    }

    private static int scoreFrom(String wanted, String text, int start) {
        int cost = 0;
        int at = start;
        int previous = -2;
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            if (c == ' ') {
                continue;
            }
            int found = text.indexOf(c, at);
            if (found < 0 || previous == -2 && found != start) {
                return -1;
            }
            boolean atWord = found == 0 || !Character.isLetterOrDigit(text.charAt(found - 1));
            if (found != previous + 1 && found != 0) {
                cost += atWord ? 1 : previous == -2 ? INSIDE_WORD_COST : GAP_COST + INSIDE_WORD_COST;
            }
            previous = found;
            at = found + 1;
        }
        return cost;
    }
}
