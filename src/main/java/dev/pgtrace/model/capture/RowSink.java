package dev.pgtrace.model.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hears the rows of statements that are run, one result after the other. Called from a thread of its own.
public interface RowSink {
    /// Wants no rows.
    RowSink NONE = new RowSink() {
        @Override
        public void columns(List<String> names) {}

        @Override
        public void row(List<@Nullable String> values) {}
    };

    void columns(List<String> names);

    /// @param values as text; null for NULL
    void row(List<@Nullable String> values);
}
