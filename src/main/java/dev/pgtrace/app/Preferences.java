package dev.pgtrace.app;

import dev.pgtrace.base.text.NumberMarks;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a user wants the window to speak and look, as they chose it in the settings. What a file does not have, or has
/// wrong, is as the system has it.
///
/// @param language    `system`, or a code such as `de`
/// @param numbers     `system`, or the code of the language whose marks numbers are written with
/// @param timeZone    `system`, or the name of a zone such as `UTC`
/// @param fontPercent of the standard size, 75 to 200
public record Preferences(String language, String numbers, String timeZone, int fontPercent) {
    /// The word for *as the system has it*.
    public static final String SYSTEM = "system";

    public static final int SMALLEST_FONT = 75;
    public static final int LARGEST_FONT = 200;

    public static final Preferences STANDARD = new Preferences(SYSTEM, SYSTEM, SYSTEM, 100);

    public Preferences(
            @Nullable String language, @Nullable String numbers, @Nullable String timeZone, int fontPercent) {
        this.language = language == null ? SYSTEM : language;
        this.numbers = numbers == null ? SYSTEM : numbers;
        this.timeZone = timeZone == null ? SYSTEM : timeZone;
        this.fontPercent = fontPercent == 0 ? 100 : Math.clamp(fontPercent, SMALLEST_FONT, LARGEST_FONT);
    }

    public Preferences withLanguage(String code) {
        return new Preferences(code, numbers, timeZone, fontPercent);
    }

    public Preferences withNumbers(String code) {
        return new Preferences(language, code, timeZone, fontPercent);
    }

    public Preferences withTimeZone(String name) {
        return new Preferences(language, numbers, name, fontPercent);
    }

    public Preferences withFontPercent(int percent) {
        return new Preferences(language, numbers, timeZone, percent);
    }

    /// The language of texts.
    public Locale locale() {
        return locale(language, Locale.getDefault(Locale.Category.DISPLAY));
    }

    /// The marks of numbers.
    public NumberMarks numberMarks() {
        return NumberMarks.of(locale(numbers, Locale.getDefault(Locale.Category.FORMAT)));
    }

    /// The zone in which moments are shown.
    public ZoneId zone() {
        if (timeZone.equals(SYSTEM)) {
            return ZoneId.systemDefault();
        }
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            return ZoneId.systemDefault();
        }
    }

    private static Locale locale(String code, Locale ofSystem) {
        return code.equals(SYSTEM) ? ofSystem : Locale.forLanguageTag(code);
    }
}
