package dev.pgtrace.ui.console;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A parameter of the text and the value to run it with.
final class BindRow {
    private final int number;
    private final StringProperty value = new SimpleStringProperty(this, "value", "");
    private final BooleanProperty isNull = new SimpleBooleanProperty(this, "isNull");

    BindRow(int number) {
        this.number = number;
    }

    /// 1 for `$1`.
    int number() {
        return number;
    }

    StringProperty valueProperty() {
        return value;
    }

    BooleanProperty isNullProperty() {
        return isNull;
    }
}
