package dev.pgtrace.ui.compare;

import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A variant as it stands in the form.
final class VariantDraft {
    /// A server setting.
    static final class Setting {
        private final StringProperty name = new SimpleStringProperty(this, "name", "");
        private final StringProperty value = new SimpleStringProperty(this, "value", "");

        Setting(String name, String value) {
            this.name.set(name);
            this.value.set(value);
        }

        StringProperty nameProperty() {
            return name;
        }

        StringProperty valueProperty() {
            return value;
        }
    }

    /// An index to try.
    static final class Index {
        private final StringProperty definition = new SimpleStringProperty(this, "definition", "");
        private final ObjectProperty<TriedIndex.Kind> kind =
                new SimpleObjectProperty<>(this, "kind", TriedIndex.Kind.REAL);

        Index(String definition, TriedIndex.Kind kind) {
            this.definition.set(definition);
            this.kind.set(kind);
        }

        StringProperty definitionProperty() {
            return definition;
        }

        ObjectProperty<TriedIndex.Kind> kindProperty() {
            return kind;
        }
    }

    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty sql = new SimpleStringProperty(this, "sql", "");
    private final ObservableList<Setting> settings = FXCollections.observableArrayList();
    private final ObservableList<Index> indexes = FXCollections.observableArrayList();

    VariantDraft(String name, String sql) {
        this.name.set(name);
        this.sql.set(sql);
    }

    static VariantDraft of(Variant variant) {
        VariantDraft draft = new VariantDraft(variant.name(), variant.sql());
        new TreeMap<>(variant.settings()).forEach((key, value) -> draft.settings.add(new Setting(key, value)));
        variant.indexes().forEach(index -> draft.indexes.add(new Index(index.definition(), index.kind())));
        return draft;
    }

    /// The same again under another name, to be changed in one place.
    VariantDraft copy(String newName) {
        VariantDraft copy = new VariantDraft(newName, sql.get());
        settings.forEach(s -> copy.settings.add(new Setting(s.name.get(), s.value.get())));
        indexes.forEach(i -> copy.indexes.add(new Index(i.definition.get(), i.kind.get())));
        return copy;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty sqlProperty() {
        return sql;
    }

    ObservableList<Setting> settings() {
        return settings;
    }

    ObservableList<Index> indexes() {
        return indexes;
    }

    /// Empty rows of the form are left out.
    Variant variant() {
        Map<String, String> set = new LinkedHashMap<>();
        for (Setting setting : settings) {
            if (!setting.name.get().isBlank()) {
                set.put(setting.name.get().strip(), setting.value.get().strip());
            }
        }
        List<TriedIndex> tried = new ArrayList<>();
        for (Index index : indexes) {
            if (!index.definition.get().isBlank()) {
                tried.add(new TriedIndex(index.definition.get().strip(), index.kind.get()));
            }
        }
        return new Variant(name.get().strip(), sql.get().strip(), set, tried);
    }
}
