package dev.pgtrace.base.text;

import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.function.Supplier;

/// The marks that numbers are written with. One choice for the process, made once at its start: the window takes the
/// user's, the command line those of its language. What is written to be read elsewhere is written [#plainly].
///
/// @param decimal between whole and fraction
/// @param group   between thousands
public record NumberMarks(char decimal, char group) {
    /// `1,234.5`, as the command line and all exported documents write it.
    public static final NumberMarks PLAIN = new NumberMarks('.', ',');

    private static final ScopedValue<NumberMarks> SCOPE = ScopedValue.newInstance();
    private static volatile NumberMarks chosen = PLAIN;

    /// Work that throws one kind of exception, or none.
    @FunctionalInterface
    public interface Work<X extends Throwable> {
        void run() throws X;
    }

    /// Those of a language and country: `1.234,5` in German.
    public static NumberMarks of(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        return new NumberMarks(symbols.getDecimalSeparator(), symbols.getGroupingSeparator());
    }

    /// From now on, for all threads.
    public static void use(NumberMarks marks) {
        chosen = marks;
    }

    /// Runs something that writes a document: its numbers are plain whatever the user chose for the window.
    public static <X extends Throwable> void plainly(Work<X> work) throws X {
        PLAIN.during(work);
    }

    /// A text that is kept: its numbers are plain whatever the user chose.
    public static String plain(Supplier<String> text) {
        return ScopedValue.where(SCOPE, PLAIN).call(text::get);
    }

    /// Runs something that writes a document with these marks, whatever the user chose for the window.
    public <X extends Throwable> void during(Work<X> work) throws X {
        ScopedValue.CallableOp<Boolean, X> operation = () -> {
            work.run();
            return true;
        };
        ScopedValue.where(SCOPE, this).call(operation);
    }

    static NumberMarks current() {
        return SCOPE.orElse(chosen);
    }

    /// A number that was written plainly, with the marks of now.
    public static String marked(String plain) {
        NumberMarks marks = current();
        if (marks.equals(PLAIN)) {
            return plain;
        }
        StringBuilder out = new StringBuilder(plain);
        for (int i = 0; i < out.length(); i++) {
            char c = out.charAt(i);
            if (c == '.' || c == ',') {
                out.setCharAt(i, c == '.' ? marks.decimal : marks.group);
            }
        }
        return out.toString();
    }
}
