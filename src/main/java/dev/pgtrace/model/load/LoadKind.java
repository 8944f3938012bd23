package dev.pgtrace.model.load;

/// The transactions of a load, as pgbench knows them.
public enum LoadKind {
    /// One lookup by primary key: the most statements a second, so the most that a recording has to follow.
    SELECT_ONLY("select-only", 1),
    /// BEGIN, three updates, a lookup, an insert and END.
    TPCB_LIKE("tpcb-like", 7);

    private final String script;
    private final int statements;

    LoadKind(String script, int statements) {
        this.script = script;
        this.statements = statements;
    }

    /// The name of pgbench's built-in script.
    public String script() {
        return script;
    }

    /// Statements in a transaction.
    public int statements() {
        return statements;
    }
}
