package dev.pgtrace.ui.compare;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentRequest;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.ui.kit.Messages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// An experiment as it stands in the form. View model of the form.
final class ExperimentDraft {
    private final StringProperty title = new SimpleStringProperty(this, "title", "");
    private final ObservableList<VariantDraft> variants = FXCollections.observableArrayList();
    private final ParameterDraft parameters = new ParameterDraft();
    private final OptionsDraft options = new OptionsDraft();

    private final ReadOnlyIntegerWrapper parameterCount = new ReadOnlyIntegerWrapper(this, "parameterCount");
    private final InvalidationListener countParameters = observable -> countParameters();

    ExperimentDraft() {
        variants.addListener((ListChangeListener<VariantDraft>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(gone -> gone.sqlProperty().removeListener(countParameters));
                change.getAddedSubList().forEach(added -> added.sqlProperty().addListener(countParameters));
            }
            countParameters();
        });
        variants.add(new VariantDraft("v1", ""));
        variants.add(new VariantDraft("v2", ""));
    }

    /// How many parameters the statements have: the greatest *n* of `$n` in any of them.
    ReadOnlyIntegerProperty parameterCountProperty() {
        return parameterCount.getReadOnlyProperty();
    }

    private void countParameters() {
        int count = variants.stream()
                .mapToInt(variant ->
                        ParameterNumbers.greatest(variant.sqlProperty().get()))
                .max()
                .orElse(0);
        parameterCount.set(count);
        parameters.grid().setParameters(count);
    }

    StringProperty titleProperty() {
        return title;
    }

    ObservableList<VariantDraft> variants() {
        return variants;
    }

    ParameterDraft parameters() {
        return parameters;
    }

    OptionsDraft options() {
        return options;
    }

    /// One more, the same as the last one.
    void addVariant() {
        Set<String> names = new HashSet<>();
        variants.forEach(variant -> names.add(variant.nameProperty().get().strip()));
        int number = variants.size() + 1;
        while (names.contains("v" + number)) {
            number++;
        }
        variants.add(variants.getLast().copy("v" + number));
    }

    /// Two stay.
    void remove(VariantDraft variant) {
        if (variants.size() > 2) {
            variants.remove(variant);
        }
    }

    /// Fills the form with what was asked for before.
    void use(ExperimentRequest request) {
        title.set(request.title());
        variants.setAll(request.variants().stream().map(VariantDraft::of).toList());
        parameters.keep(request.parameters());
        options.use(request.options());
    }

    /// Starts from a statement: both variants have it, to change the second.
    void use(String name, String sql) {
        title.set(name);
        variants.forEach(variant -> variant.sqlProperty().set(sql));
    }

    /// What the form asks for, without parameters, which take time to read.
    ///
    /// @throws TraceException saying what is missing or cannot be understood
    ExperimentRequest request(RandomGenerator random) throws TraceException {
        Set<String> names = new HashSet<>();
        List<Variant> asked = variants.stream().map(VariantDraft::variant).toList();
        for (int i = 0; i < asked.size(); i++) {
            Variant variant = asked.get(i);
            String letter = ExperimentShown.letter(i);
            if (variant.sql().isEmpty()) {
                throw problem(Messages.get("compare.form.sql.none", letter));
            }
            if (variant.name().isEmpty()) {
                throw problem(Messages.get("compare.form.name.none", letter));
            }
            if (!names.add(variant.name())) {
                throw problem(Messages.get("compare.form.name.twice", variant.name()));
            }
        }
        ExperimentOptions how = options.options(random);
        String words = title.get().strip();
        if (words.isEmpty()) {
            words = String.join(" · ", asked.stream().map(Variant::name).toList());
        }
        return new ExperimentRequest(words, asked, List.of(ParameterSet.NONE), how);
    }

    private static TraceException problem(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }
}
