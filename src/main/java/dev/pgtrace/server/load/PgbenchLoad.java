package dev.pgtrace.server.load;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.load.LoadKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The load of an installed pgbench.
final class PgbenchLoad implements Load {
    private static final Pattern TRANSACTIONS = Pattern.compile("actually processed: (\\d+)");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\((?:without|excluding)");
    private static final long LOOK_MILLIS = 100;
    private static final long PATIENCE_SECONDS = 60;

    private final Path program;
    private final int port;
    private final String password;

    PgbenchLoad(Path program, int port, String password) {
        this.program = program;
        this.port = port;
        this.password = password;
    }

    @Override
    public String name() {
        return "pgbench";
    }

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public LoadResult run(LoadKind kind, int clients, Duration duration, CancelToken cancel) throws TraceException {
        String printed = start(
                List.of(
                        "-n",
                        "-b",
                        kind.script(),
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        Integer.toString(clients),
                        "-T",
                        Long.toString(Math.max(1, duration.toSeconds()))),
                duration.plusSeconds(PATIENCE_SECONDS),
                cancel);
        return result(printed);
    }

    static LoadResult result(String printed) throws TraceException {
        Matcher transactions = TRANSACTIONS.matcher(printed);
        Matcher rate = RATE.matcher(printed);
        if (!transactions.find() || !rate.find()) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.load.rate", printed.strip()));
        }
        return new LoadResult(Long.parseLong(transactions.group(1)), Double.parseDouble(rate.group(1)));
    }

    private String start(List<String> options, Duration patience, CancelToken cancel) throws TraceException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(options);
        command.addAll(
                List.of("-h", "127.0.0.1", "-p", Integer.toString(port), "-U", LoadServer.ROLE, LoadServer.DATABASE));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        builder.environment().put("PGAPPNAME", "pgbench");
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                return await(process, out, patience, cancel);
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.load.pgbench", e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.load.pgbench.interrupted"), e);
        }
    }

    /// It prints less than a pipe holds, so all can be read at its end.
    private static String await(Process process, BufferedReader out, Duration patience, CancelToken cancel)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            cancel.check();
            if (System.nanoTime() - deadline > 0) {
                throw new IOException(Texts.get("server.load.late"));
            }
        }
        String printed = String.join("\n", out.readAllLines());
        if (process.exitValue() != 0) {
            throw new IOException(printed);
        }
        return printed;
    }
}
