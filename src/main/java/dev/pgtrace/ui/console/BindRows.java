package dev.pgtrace.ui.console;

import dev.pgtrace.analysis.sql.SqlText;
import dev.pgtrace.analysis.sql.SqlToken;
import dev.pgtrace.analysis.sql.SqlTokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The parameters that the text names. A value stays while its parameter comes and goes.
final class BindRows {
    private static final int MOST = 1_000;

    private final List<BindRow> known = new ArrayList<>();
    private final ObservableList<BindRow> shown = FXCollections.observableArrayList();

    ObservableList<BindRow> shown() {
        return shown;
    }

    /// Shows the parameters of a text.
    void use(String sql) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (SqlToken token : SqlText.tokens(sql)) {
            if (token.kind() == SqlTokenKind.PARAMETER) {
                number(sql.substring(token.start() + 1, token.end())).ifPresent(numbers::add);
            }
        }
        int highest = numbers.isEmpty() ? 0 : numbers.last();
        while (known.size() < highest) {
            known.add(new BindRow(known.size() + 1));
        }
        List<BindRow> wanted = known.subList(0, highest);
        if (!shown.equals(wanted)) {
            shown.setAll(wanted);
        }
    }

    /// Values by position; empty for NULL.
    List<Optional<String>> values() {
        return shown.stream()
                .map(row -> row.isNullProperty().get()
                        ? Optional.<String>empty()
                        : Optional.of(row.valueProperty().get()))
                .toList();
    }

    private static Optional<Integer> number(String digits) {
        try {
            int number = Integer.parseInt(digits);
            return number >= 1 && number <= MOST ? Optional.of(number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
