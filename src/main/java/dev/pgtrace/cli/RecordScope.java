package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.sql.SqlScript;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.capture.CaptureScript;
import dev.pgtrace.model.capture.TransactionMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Whom `record` covers.
final class RecordScope {
    @Option(
            names = "--sql",
            paramLabel = "FILE",
            description = "Run the statements of a file (- for standard input) and record them.")
    private @Nullable String sql;

    @Option(names = "--bind", paramLabel = "VALUE", description = "Value of $1, $2 … in --sql, once each.")
    private List<String> binds = List.of();

    @Option(names = "--rollback", description = "Run --sql in one transaction that is rolled back at the end.")
    private boolean rollback;

    @Option(names = "--role", paramLabel = "ROLE", description = "New sessions of a role.")
    private @Nullable String role;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "New sessions of a database; with --role, those of the role in it.")
    private @Nullable String database;

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description = "Sessions that call themselves so; all others write their statements too, which is dropped.")
    private @Nullable String application;

    @Option(names = "--pid", paramLabel = "PID", description = "One session that runs already.")
    private @Nullable Long pid;

    @Option(names = "--all", description = "All sessions of the server.")
    private boolean all;

    CaptureScope scope() throws TraceException {
        long named = Stream.of(sql != null, role != null || database != null, application != null, pid != null, all)
                .filter(given -> given)
                .count();
        if (named != 1) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.record.scope.once"));
        }
        if (role != null) {
            return database == null ? new CaptureScope.Role(role) : new CaptureScope.RoleInDatabase(role, database);
        }
        if (database != null) {
            return new CaptureScope.Database(database);
        }
        if (application != null) {
            return new CaptureScope.Application(application);
        }
        if (pid != null) {
            return new CaptureScope.Pid(pid);
        }
        return all ? new CaptureScope.All() : new CaptureScope.OwnSession();
    }

    Optional<CaptureScript> script(Terminal terminal) throws TraceException {
        if (sql == null) {
            return Optional.empty();
        }
        TransactionMode mode = rollback ? TransactionMode.ROLL_BACK : TransactionMode.COMMIT;
        return Optional.of(new CaptureScript(SqlScript.split(Input.text(sql, terminal)), binds, mode));
    }
}
