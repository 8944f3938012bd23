package dev.pgtrace.app;

import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.base.column.ChunkSpace;
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
/// @param tierThresholdMicros border between cache and disk for traces that do not say their own
/// @param traceMegabytes what the columns of one trace may take of the heap before they go to a temporary file
public record Preferences(
        String language,
        String numbers,
        String timeZone,
        int fontPercent,
        long tierThresholdMicros,
        int traceMegabytes) {
    /// The word for *as the system has it*.
    public static final String SYSTEM = "system";

    public static final int SMALLEST_FONT = 75;
    public static final int LARGEST_FONT = 200;

    public static final int SMALLEST_TRACE_MEGABYTES = 16;
    public static final int STANDARD_TRACE_MEGABYTES = (int) (ChunkSpace.STANDARD_BYTES >> 20);

    public static final Preferences STANDARD = new Preferences(SYSTEM, SYSTEM, SYSTEM, 100);

    public Preferences(
            @Nullable String language,
            @Nullable String numbers,
            @Nullable String timeZone,
            int fontPercent,
            long tierThresholdMicros,
            int traceMegabytes) {
        this.language = language == null ? SYSTEM : language;
        this.numbers = numbers == null ? SYSTEM : numbers;
        this.timeZone = timeZone == null ? SYSTEM : timeZone;
        this.fontPercent = fontPercent == 0 ? 100 : Math.clamp(fontPercent, SMALLEST_FONT, LARGEST_FONT);
        this.tierThresholdMicros = tierThresholdMicros <= 0 ? TierModel.STANDARD_THRESHOLD_MICROS : tierThresholdMicros;
        this.traceMegabytes =
                traceMegabytes <= 0 ? STANDARD_TRACE_MEGABYTES : Math.max(SMALLEST_TRACE_MEGABYTES, traceMegabytes);
    }

    /// With the standard threshold and memory.
    public Preferences(String language, String numbers, String timeZone, int fontPercent) {
        this(language, numbers, timeZone, fontPercent, 0, 0);
    }

    public Preferences withLanguage(String code) {
        return new Preferences(code, numbers, timeZone, fontPercent, tierThresholdMicros, traceMegabytes);
    }

    public Preferences withNumbers(String code) {
        return new Preferences(language, code, timeZone, fontPercent, tierThresholdMicros, traceMegabytes);
    }

    public Preferences withTimeZone(String name) {
        return new Preferences(language, numbers, name, fontPercent, tierThresholdMicros, traceMegabytes);
    }

    public Preferences withFontPercent(int percent) {
        return new Preferences(language, numbers, timeZone, percent, tierThresholdMicros, traceMegabytes);
    }

    public Preferences withTierThreshold(long micros) {
        return new Preferences(language, numbers, timeZone, fontPercent, micros, traceMegabytes);
    }

    public Preferences withTraceMegabytes(int megabytes) {
        return new Preferences(language, numbers, timeZone, fontPercent, tierThresholdMicros, megabytes);
    }

    /// Whether a window that was made with the others must be made anew to show these: texts and sizes.
    public boolean needsRestart(Preferences others) {
        return !withTierThreshold(0)
                .withTraceMegabytes(0)
                .equals(others.withTierThreshold(0).withTraceMegabytes(0));
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
