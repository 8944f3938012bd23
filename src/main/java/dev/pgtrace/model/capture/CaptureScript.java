package dev.pgtrace.model.capture;

import dev.pgtrace.base.sql.ScriptStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements to run and record.
///
/// @param statements in order
/// @param binds      values of `$1`, `$2` … for all of them; null for NULL
/// @param mode       what becomes of what they change
public record CaptureScript(List<ScriptStatement> statements, List<@Nullable String> binds, TransactionMode mode) {
    public CaptureScript {
        statements = List.copyOf(statements);
        binds = Collections.unmodifiableList(new ArrayList<>(binds));
    }
}
