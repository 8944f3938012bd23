package dev.pgtrace.ui.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that a statement returned, as far as they are kept.
///
/// @param number  of the result in its run, from 1
/// @param columns names
/// @param rows    the first ones
/// @param total   rows that there were
/// @param atMicros when the first of it came, by our clock, since 1970 UTC
record ResultSetShown(int number, List<String> columns, List<Row> rows, long total, long atMicros) {
    /// A row.
    ///
    /// @param number from 1
    /// @param values as text; null for NULL
    record Row(long number, List<@Nullable String> values) {
        Row {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }

        /// A value, or null for NULL or where there is none.
        @Nullable
        String value(int column) {
            return column < values.size() ? values.get(column) : null;
        }
    }

    ResultSetShown {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
