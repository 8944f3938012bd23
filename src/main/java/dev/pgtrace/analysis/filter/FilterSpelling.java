package dev.pgtrace.analysis.filter;

import dev.pgtrace.base.text.Texts;
import java.util.Locale;

/// What somebody may have meant.
final class FilterSpelling {
    private static final int FAR = 3;

    private FilterSpelling() {}

    /// The field nearest to a word, or all of them.
    static String near(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        String best = "";
        int least = Math.min(FAR, lower.length() / 2 + 1); // of a short word most letters must be right
        StringBuilder all = new StringBuilder(Texts.get("analysis.filter.oneOf"));
        for (FilterField field : FilterField.all()) {
            if (field.kind() == FilterField.Kind.FLAG) {
                continue;
            }
            all.append(' ').append(field.word());
            int distance = distance(lower, field.word());
            if (distance < least) {
                least = distance;
                best = field.word();
            }
        }
        return best.isEmpty() ? all.toString() : best;
    }

    /// Letters to change, add or leave out.
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) >= FAR) {
            return FAR;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
