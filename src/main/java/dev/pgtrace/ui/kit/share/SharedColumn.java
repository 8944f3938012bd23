package dev.pgtrace.ui.kit.share;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.scene.control.TableColumnBase;
import org.jspecify.annotations.Nullable;

/// What the cells of a column are for other programs, kept with the column. A column without one gives its text.
///
/// @param unit  of the numbers, or the empty text
/// @param shown as the window shows it, or null for the text of the column itself
/// @param exact plain number or whole text
public record SharedColumn<R>(
        String unit, TableText.Kind kind, @Nullable Function<R, String> shown, Function<R, String> exact) {
    private static final int MOST_DECIMALS = 6;

    /// A number in a unit; NaN and what is not known leave the cell empty.
    public static <R, C extends TableColumnBase<?, ?>> C number(C column, String unit, ToDoubleFunction<R> value) {
        Function<R, String> exact = row -> number(value.applyAsDouble(row));
        return with(column, new SharedColumn<>(unit, TableText.Kind.NUMBER, shownNow(column), exact));
    }

    /// How the column said before that it is shown.
    @SuppressWarnings("unchecked") // a column is of the rows of its table
    private static <R> @Nullable Function<R, String> shownNow(TableColumnBase<?, ?> column) {
        return column.getProperties().get(SharedColumn.class) instanceof SharedColumn<?> before
                ? (Function<R, String>) before.shown()
                : null;
    }

    /// A time in microseconds; below zero it is not known.
    public static <R, C extends TableColumnBase<?, ?>> C micros(C column, ToDoubleFunction<R> value) {
        return number(column, "µs", known(value));
    }

    /// Something that is counted; below zero it is not known.
    public static <R, C extends TableColumnBase<?, ?>> C count(C column, ToDoubleFunction<R> value) {
        return number(column, "", known(value));
    }

    /// A share of one, given away in per cent.
    public static <R, C extends TableColumnBase<?, ?>> C share(C column, ToDoubleFunction<R> value) {
        return number(column, "%", (R row) -> 100 * value.applyAsDouble(row));
    }

    /// A text, for a column whose cells are more than one.
    public static <R, C extends TableColumnBase<?, ?>> C text(C column, Function<R, String> text) {
        return with(column, new SharedColumn<>("", TableText.Kind.TEXT, text, text));
    }

    /// A text that is shown shorter than it is.
    public static <R, C extends TableColumnBase<?, ?>> C text(
            C column, Function<R, String> shown, Function<R, String> whole) {
        return with(column, new SharedColumn<>("", TableText.Kind.TEXT, shown, whole));
    }

    /// A number and how it is shown, for a column whose cells have no text of their own.
    public static <R, C extends TableColumnBase<?, ?>> C number(
            C column, String unit, ToDoubleFunction<R> value, Function<R, String> shown) {
        return with(
                column,
                new SharedColumn<>(unit, TableText.Kind.NUMBER, shown, row -> number(value.applyAsDouble(row))));
    }

    private static <R> ToDoubleFunction<R> known(ToDoubleFunction<R> value) {
        return row -> {
            double known = value.applyAsDouble(row);
            return known < 0 ? Double.NaN : known;
        };
    }

    private static <C extends TableColumnBase<?, ?>> C with(C column, SharedColumn<?> shared) {
        column.getProperties().put(SharedColumn.class, shared);
        return column;
    }

    /// `1234.5`, without an exponent or needless zeros; empty for NaN.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return new BigDecimal(value)
                .setScale(MOST_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
