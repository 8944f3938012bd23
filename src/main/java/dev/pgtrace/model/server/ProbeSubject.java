package dev.pgtrace.model.server;

import dev.pgtrace.base.text.KeptTexts;
import java.util.Locale;

/// What a probe looks at, in the order in which it is shown.
public enum ProbeSubject {
    VERSION,
    PLATFORM,
    STANDBY,
    MANAGED,
    POOLER,
    SUPERUSER,
    MONITOR,
    READ_ALL_STATS,
    READ_FILES,
    SIGNAL_BACKEND,
    SET_PARAMETERS,
    ALTER_SYSTEM,
    AUTO_EXPLAIN,
    AUTO_EXPLAIN_EVERYWHERE,
    LOG_COLLECTOR,
    LOG_FORMAT,
    LOG_PREFIX,
    LOG_READABLE,
    IO_TIMING,
    IO_METHOD,
    PROC_IO,
    PG_STAT_STATEMENTS,
    PG_TRACE,
    HYPOPG,
    PG_STAT_KCACHE,
    PG_WAIT_SAMPLING,
    PG_BUFFERCACHE;

    /// In English; reports tell it in their language.
    public String label() {
        return KeptTexts.of("kept.subject." + name().toLowerCase(Locale.ROOT));
    }
}
