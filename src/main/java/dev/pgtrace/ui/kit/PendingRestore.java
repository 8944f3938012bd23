package dev.pgtrace.ui.kit;

import dev.pgtrace.base.TraceException;
import java.util.List;

/// Settings that a recording left on a server: shown before they are brought back.
public interface PendingRestore {
    /// What brings the old values back, exactly; empty where nothing was left.
    List<String> statements();

    /// Does it. Blocks.
    ///
    /// @return what was done, and what was left alone because somebody has changed it since
    List<String> run() throws TraceException;
}
