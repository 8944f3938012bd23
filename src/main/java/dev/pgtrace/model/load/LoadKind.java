package dev.pgtrace.model.load;

/// The transactions of a load, as pgbench knows them.
public enum LoadKind {
    /// One lookup by primary key: the most statements a second, so the most that a recording has to follow.
    SELECT_ONLY("select-only", 1),
    /// Three updates, a lookup and an insert in a transaction.
    TPCB_LIKE("tpcb-like", 5);

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

    /// Statements with a plan in a transaction.
    public int statements() {
        return statements;
    }
}
