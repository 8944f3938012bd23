package dev.pgtrace.server.capture.own;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes the notices of a statement while it runs, so that a statement with a million nested ones does not pile them
/// up. The driver appends to its chain from another thread and offers no hand-over: after clearing, one more may still
/// be appended to the old chain, so its last link is looked at again the next time.
final class Notices {
    private final Statement statement;
    private @Nullable SQLWarning oldTail;

    Notices(Statement statement) {
        this.statement = statement;
    }

    /// What has come since the last time, in order.
    List<SQLException> take() throws SQLException {
        List<SQLException> taken = new ArrayList<>();
        if (oldTail != null) {
            follow(oldTail.getNextWarning(), taken);
            oldTail = null;
        }
        SQLWarning first = statement.getWarnings();
        if (first != null) {
            statement.clearWarnings();
            oldTail = follow(first, taken);
        }
        return taken;
    }

    static @Nullable SQLWarning follow(@Nullable SQLWarning first, Collection<? super SQLWarning> taken) {
        SQLWarning last = null;
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            taken.add(warning);
            last = warning;
        }
        return last;
    }
}
