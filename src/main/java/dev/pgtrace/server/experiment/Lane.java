package dev.pgtrace.server.experiment;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.Placeholders;
import dev.pgtrace.base.sql.ScriptStatement;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.Protocol;
import dev.pgtrace.model.experiment.TriedIndex;
import dev.pgtrace.model.experiment.Variant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PreferQueryMode;

/// A connection that variants run on. What only reads runs by itself, as a client would send it, on a connection
/// that refuses to write; what may write, in a transaction that is rolled back. Where an index is tried, one
/// transaction holds it from the first run to the last, and runs are rolled back to a savepoint. Not thread-safe.
final class Lane implements AutoCloseable {
    private static final String GENERIC = "SELECT generic_plans > 0 FROM pg_catalog.pg_prepared_statements"
            + " WHERE statement = ? ORDER BY prepare_time OFFSET ? LIMIT 1";
    static final String LOCK_PATIENCE = "10s";
    private static final int PATIENCE_MILLIS = 10_000;
    private static final long MOST_MILLIS = Integer.MAX_VALUE;
    private static final long WARM_NANOS = 1_000_000_000;
    private static final int WARM_RUNS = 5_000;

    private static final CheckedVariant TRIVIAL = new CheckedVariant(
            -1,
            Variant.of("trivial", "SELECT 1"),
            new ScriptStatement("SELECT 1", 0, 1),
            Placeholders.of("SELECT 1"),
            new Effects(false, List.of(), false, List.of()));

    /// How runs are taken back.
    enum Mode {
        /// There is nothing to take back.
        ALONE,
        TRANSACTION_EACH,
        ONE_TRANSACTION
    }

    private final Connection connection;
    private final Mode mode;
    private final ExperimentOptions options;
    private final Map<Integer, TimedStatement> statements = new HashMap<>();
    private final Map<Integer, String> beginnings = new HashMap<>();
    private final Map<Integer, String> resets = new HashMap<>();
    private String inForce = "";
    private String reset = "";

    private Lane(Connection connection, Mode mode, ExperimentOptions options) {
        this.connection = connection;
        this.mode = mode;
        this.options = options;
    }

    /// @param connection that belongs to the lane from now on
    static Lane on(Connection connection, Mode mode, ExperimentOptions options) throws SQLException {
        if (options.protocol() == Protocol.SIMPLE) {
            connection.unwrap(PgConnection.class).getQueryExecutor().setPreferQueryMode(PreferQueryMode.SIMPLE);
        }
        connection.setAutoCommit(mode == Mode.ALONE);
        Lane lane = new Lane(connection, mode, options);
        if (mode == Mode.ALONE) {
            lane.execute("SET default_transaction_read_only = on; SET statement_timeout = "
                    + options.statementTimeoutMillis());
        }
        return lane;
    }

    /// Beyond this a silent connection is a lost one.
    void limitSilence() throws SQLException {
        long limit = options.statementTimeoutMillis();
        connection.setNetworkTimeout(
                Runnable::run, limit == 0 ? 0 : (int) Math.min(MOST_MILLIS, limit + PATIENCE_MILLIS));
    }

    Connection connection() {
        return connection;
    }

    /// Makes everything for a variant that is not part of its runs: its indexes, and the statement.
    void add(CheckedVariant variant) throws SQLException, TraceException {
        if (mode == Mode.ALONE) {
            beginnings.put(variant.index(), VariantSettings.session(variant.variant(), options.protocol()));
            resets.put(variant.index(), VariantSettings.reset(variant.variant()));
            statements.put(variant.index(), TimedStatement.prepare(connection, variant, options.protocol()));
            return;
        }
        String local = "SET LOCAL statement_timeout = " + options.statementTimeoutMillis()
                + (options.writes() == ExperimentOptions.Writes.REFUSED ? "; SET TRANSACTION READ ONLY" : "")
                + VariantSettings.all(variant.variant(), options.protocol());
        beginnings.put(variant.index(), mode == Mode.ONE_TRANSACTION ? "SAVEPOINT pgtrace_run; " + local : local);
        for (TriedIndex index : variant.realIndexes()) {
            build(variant, index);
        }
        statements.put(variant.index(), TimedStatement.prepare(connection, variant, options.protocol()));
    }

    private void build(CheckedVariant variant, TriedIndex index) throws SQLException, TraceException {
        // Whoever waits for a lock has all writers queue behind: so not for long.
        execute("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = '" + LOCK_PATIENCE + "'");
        try {
            execute(index.definition());
            execute("SET LOCAL lock_timeout TO DEFAULT");
        } catch (SQLException e) {
            if (connection.isClosed()) {
                throw e;
            }
            throw Faults.of(variant.name(), Texts.get("server.ab.indexFault"), e);
        }
    }

    void begin(int variant) throws SQLException {
        String beginning = Objects.requireNonNull(beginnings.get(variant));
        if (mode != Mode.ALONE) {
            execute(beginning);
        } else if (!beginning.equals(inForce)) {
            execute(reset.isEmpty() ? beginning : reset + "; " + beginning);
            inForce = beginning;
            reset = Objects.requireNonNull(resets.get(variant));
        }
    }

    /// Takes back what the last run did, also after a fault.
    void takeBack() throws SQLException {
        if (mode == Mode.ALONE) {
            return;
        }
        if (mode == Mode.ONE_TRANSACTION) {
            execute("ROLLBACK TO SAVEPOINT pgtrace_run; RELEASE SAVEPOINT pgtrace_run");
        } else {
            connection.rollback();
        }
    }

    Measured run(int variant, ParameterSet values) throws SQLException {
        TimedStatement statement = statement(variant);
        begin(variant);
        statement.bind(values);
        Measured measured = statement.run();
        takeBack();
        return measured;
    }

    Measured answer(int variant, ParameterSet values) throws SQLException {
        begin(variant);
        Measured measured = statement(variant).answer(values);
        takeBack();
        return measured;
    }

    /// Statements with one text are told apart by their age: they were run first in the order in which they came here.
    boolean isGeneric(int variant) throws SQLException {
        String text = statement(variant).text();
        long before = statements.entrySet().stream()
                .filter(other ->
                        other.getKey() < variant && other.getValue().text().equals(text))
                .count();
        begin(variant);
        try (PreparedStatement query = connection.prepareStatement(GENERIC)) {
            query.setString(1, text);
            query.setLong(2, before);
            try (ResultSet row = query.executeQuery()) {
                boolean generic = row.next() && row.getBoolean(1);
                takeBack();
                return generic;
            }
        }
    }

    private TimedStatement statement(int variant) {
        TimedStatement statement = statements.get(variant);
        if (statement == null) {
            throw new IllegalStateException("variant " + variant + " is not on this lane");
        }
        return statement;
    }

    /// Has Java compile what runs while the clock does, and the connection grow what it needs, on a statement that
    /// touches no table.
    void warmClient() throws SQLException {
        try (TimedStatement statement = TimedStatement.prepare(connection, TRIVIAL, options.protocol())) {
            if (mode == Mode.ONE_TRANSACTION) {
                execute("SAVEPOINT pgtrace_run");
            } else if (mode == Mode.TRANSACTION_EACH) {
                execute("SET LOCAL statement_timeout = 0");
            }
            long until = System.nanoTime() + WARM_NANOS;
            for (int i = 0; i < WARM_RUNS && System.nanoTime() - until < 0; i++) {
                statement.bind(ParameterSet.NONE);
                statement.run();
            }
            takeBack();
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Rolls back, closes. Where the connection is lost, the server does the same.
    @Override
    public void close() {
        try {
            connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            if (mode != Mode.ALONE) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // The server rolls back by itself.
        }
        try {
            connection.close();
        } catch (SQLException e) {
            // Lost already.
        }
    }
}
