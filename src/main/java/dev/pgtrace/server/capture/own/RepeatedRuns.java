package dev.pgtrace.server.capture.own;

import dev.pgtrace.base.sql.ScriptStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that is run several times under the same conditions.
///
/// @param setUp     run before, in the transaction that is rolled back in the end: settings, indexes
/// @param statement that is recorded
/// @param binds     of each run; the first ones are used for one run more, which is not recorded, so that no run pays
///                  for a new connection
public record RepeatedRuns(List<String> setUp, ScriptStatement statement, List<List<@Nullable String>> binds) {
    public RepeatedRuns {
        setUp = List.copyOf(setUp);
        binds = Collections.unmodifiableList(new ArrayList<>(binds));
        if (binds.isEmpty()) {
            throw new IllegalArgumentException("no runs");
        }
    }
}
