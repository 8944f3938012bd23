package dev.pgtrace.ui.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Letters by which the entries of a menu are chosen: each its own, in any language, at the beginning of a word where
/// that can be. What cannot have one of its own has none.
final class Mnemonics {
    private static final char MARK = '_';
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final List<String> titles;
    private final List<Set<Character>> wanted;
    private final Map<Character, Integer> taken = new HashMap<>();

    private Mnemonics(List<String> titles) {
        this.titles = titles;
        this.wanted = titles.stream().map(Mnemonics::letters).toList();
        for (int i = 0; i < titles.size(); i++) {
            give(i, new LinkedHashSet<>());
        }
    }

    /// The titles with an underscore before the letter, as the toolkit wants it.
    static List<String> mark(List<String> titles) {
        return new Mnemonics(titles).marked();
    }

    private List<String> marked() {
        Character[] given = new Character[titles.size()];
        taken.forEach((letter, entry) -> given[entry] = letter);
        List<String> marked = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            marked.add(mark(titles.get(i), given[i] == null ? -1 : place(titles.get(i), given[i])));
        }
        return marked;
    }

    /// Gives an entry a letter, where needed by giving its holder another.
    private boolean give(int entry, Set<Character> tried) {
        for (char letter : wanted.get(entry)) {
            if (!taken.containsKey(letter)) {
                taken.put(letter, entry);
                return true;
            }
        }
        for (char letter : wanted.get(entry)) {
            Integer holder = taken.get(letter);
            if (holder != null && tried.add(letter) && give(holder, tried)) {
                taken.put(letter, entry);
                return true;
            }
        }
        return false;
    }

    /// Beginnings of words first.
    private static Set<Character> letters(String title) {
        Set<Character> letters = new LinkedHashSet<>();
        for (String word : BETWEEN_WORDS.split(title.toLowerCase(Locale.ROOT), -1)) {
            add(letters, word, 0, Math.min(1, word.length()));
        }
        add(letters, title.toLowerCase(Locale.ROOT), 0, title.length());
        return letters;
    }

    private static void add(Set<Character> letters, String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char letter = text.charAt(i);
            if (isTyped(letter)) {
                letters.add(letter);
            }
        }
    }

    /// On every keyboard with Latin letters.
    private static boolean isTyped(char letter) {
        return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9';
    }

    /// Where the letter stands: at the beginning of a word if it does so anywhere.
    private static int place(String title, char letter) {
        String text = title.toLowerCase(Locale.ROOT);
        int[] places = new int[] {-1, -1};
        for (int i = text.length() - 1; i >= 0; i--) {
            if (text.charAt(i) == letter) {
                places[1] = i;
                places[0] = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)) ? i : places[0];
            }
        }
        return Arrays.stream(places).filter(at -> at >= 0).findFirst().orElse(-1);
    }

    private static String mark(String title, int at) {
        StringBuilder marked = new StringBuilder();
        for (int i = 0; i < title.length(); i++) {
            char letter = title.charAt(i);
            marked.append(i == at ? "_" : "").append(letter == MARK ? "__" : String.valueOf(letter));
        }
        return marked.toString();
    }
}
