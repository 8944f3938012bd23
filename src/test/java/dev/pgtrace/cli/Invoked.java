package dev.pgtrace.cli;

import dev.pgtrace.base.task.CancelToken;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// What a command line did.
record Invoked(int code, String out, String err) {
    static Invoked run(String... args) {
        return with(InputStream.nullInputStream(), args);
    }

    /// With a trace on standard input, so that its name is always `-`.
    static Invoked on(String trace, String... args) {
        return with(new ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)), args);
    }

    static Invoked with(InputStream in, String... args) {
        return with(in, new CancelToken(), args);
    }

    static Invoked with(InputStream in, CancelToken cancel, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CommandLineTool.run(args, terminal(in, out, err, cancel));
        return new Invoked(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// One that nobody reads.
    static Terminal terminal() {
        return terminal(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                new CancelToken());
    }

    private static Terminal terminal(InputStream in, OutputStream out, OutputStream err, CancelToken cancel) {
        return new Terminal(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                cancel,
                false);
    }
}
