package dev.pgtrace.ui.console;

import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows that a statement returned, as far as they are kept.
///
/// @param number  of the result in its run, from 1
/// @param columns names
/// @param rows    the first ones, values as text; null for NULL
/// @param total   rows that there were
record ResultSetShown(int number, List<String> columns, List<List<@Nullable String>> rows, long total) {
    ResultSetShown {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(new ArrayList<>(rows));
    }
}
