package dev.pgtrace.base.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the sentences of a text look like, to know one again and to say it in another language.
public final class TextForm {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final String key;
    private final Pattern pattern;
    private final int[] places;
    private final int literals;

    private TextForm(String key, Pattern pattern, int[] places, int literals) {
        this.key = key;
        this.pattern = pattern;
        this.places = places;
        this.literals = literals;
    }

    /// A text whose places stand for whatever is there: as little as can be, the last one for all the rest.
    public static TextForm of(String key, String text) {
        Matcher place = PLACE.matcher(text);
        StringBuilder pattern = new StringBuilder();
        int[] places = new int[(int) place.results().count()];
        int from = 0;
        int at = 0;
        place.reset();
        while (place.find()) {
            pattern.append(Pattern.quote(text.substring(from, place.start()))).append("(.*?)");
            places[at++] = place.group(1).charAt(0) - '0';
            from = place.end();
        }
        pattern.append(Pattern.quote(text.substring(from)));
        return new TextForm(
                key, Pattern.compile(pattern.toString(), Pattern.DOTALL), places, text.length() - 3 * places.length);
    }

    public String key() {
        return key;
    }

    /// How many characters have to be the same: the more, the surer.
    int literals() {
        return literals;
    }

    /// What stands at the places of the text, where a sentence is one of it.
    public Optional<Object[]> read(String sentence) {
        Matcher form = pattern.matcher(sentence);
        if (!form.matches()) {
            return Optional.empty();
        }
        int most = 0;
        for (int place : places) {
            most = Math.max(most, place + 1);
        }
        Object[] arguments = new Object[most];
        java.util.Arrays.fill(arguments, "");
        for (int i = 0; i < places.length; i++) {
            arguments[places[i]] = form.group(i + 1);
        }
        return Optional.of(arguments);
    }
}
