package dev.pgtrace.model.server;

/// What a probe looks at, in the order in which it is shown.
public enum ProbeSubject {
    VERSION("version"),
    PLATFORM("operating system"),
    STANDBY("standby"),
    MANAGED("managed service"),
    POOLER("pooler in between"),
    SUPERUSER("superuser"),
    MONITOR("pg_monitor"),
    READ_ALL_STATS("pg_read_all_stats"),
    READ_FILES("pg_read_server_files"),
    SIGNAL_BACKEND("pg_signal_backend"),
    SET_PARAMETERS("right to switch tracing on"),
    ALTER_SYSTEM("right to ALTER SYSTEM"),
    AUTO_EXPLAIN("auto_explain"),
    AUTO_EXPLAIN_EVERYWHERE("auto_explain in every session"),
    LOG_COLLECTOR("logging collector"),
    LOG_FORMAT("log format"),
    LOG_PREFIX("log_line_prefix"),
    LOG_READABLE("log readable over SQL"),
    IO_TIMING("track_io_timing"),
    IO_METHOD("io_method"),
    PROC_IO("/proc readable over SQL"),
    PG_STAT_STATEMENTS("pg_stat_statements"),
    PG_TRACE("pg_trace"),
    HYPOPG("hypopg"),
    PG_STAT_KCACHE("pg_stat_kcache"),
    PG_WAIT_SAMPLING("pg_wait_sampling"),
    PG_BUFFERCACHE("pg_buffercache");

    private final String label;

    ProbeSubject(String label) {
        this.label = label;
    }

    /// In English, as reports print it.
    public String label() {
        return label;
    }
}
