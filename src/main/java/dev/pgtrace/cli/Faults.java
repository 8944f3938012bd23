package dev.pgtrace.cli;

import dev.pgtrace.analysis.filter.FilterSyntaxException;
import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.ServerFault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The one place where what went wrong becomes a line and an exit code.
final class Faults implements IExecutionExceptionHandler, IParameterExceptionHandler {
    static final String DEBUG = "--debug";

    private final Terminal terminal;

    Faults(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] args) {
        terminal.say(ParseFaults.text(fault, ParseFaults.asTyped(fault, firstLine(fault), args)));
        PrintWriter err = fault.getCommandLine().getErr();
        ParseFaults.suggest(fault, err);
        err.flush();
        terminal.err()
                .println(Texts.get(
                        "cli.fault.try", fault.getCommandLine().getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
        return handle(fault, parsed.originalArgs().contains(DEBUG));
    }

    /// @return the exit code
    int handle(Throwable fault, boolean debug) {
        int code = code(fault);
        switch (fault) {
            case DataOutput.ClosedByReader closed -> {
                return code;
            }
            case CancellationException cancelled -> terminal.say(Texts.get("cli.fault.cancelled"));
            case FilterSyntaxException filter -> {
                terminal.say(firstLine(filter));
                filter.pointer().lines().forEach(line -> terminal.err().println("  " + line));
            }
            case TraceException trace -> terminal.say(firstLine(trace));
            case IOException output -> terminal.say(Texts.get("cli.fault.output", firstLine(output)));
            case OutOfMemoryError memory -> terminal.say(Texts.get("cli.fault.memory"));
            default -> terminal.say(Texts.get("cli.fault.internal", describe(fault), ProductVersion.text(), DEBUG));
        }
        if (debug) {
            if (fault instanceof ServerFault server) {
                terminal.err().println(server.technicalText());
            }
            StringWriter trace = new StringWriter();
            fault.printStackTrace(new PrintWriter(trace));
            terminal.err().print(trace);
        }
        return code;
    }

    static int code(Throwable fault) {
        return switch (fault) {
            case DataOutput.ClosedByReader closed -> ExitCode.OK;
            case CancellationException cancelled -> ExitCode.CANCELLED;
            case TraceException trace ->
                switch (trace.kind()) {
                    case NO_TRACE, EMPTY, UNREADABLE -> ExitCode.INPUT;
                    case UNWRITABLE, USAGE -> ExitCode.USAGE;
                    case SERVER -> ExitCode.SERVER;
                    case CLOSED -> ExitCode.INTERNAL;
                };
            case IOException output -> ExitCode.USAGE;
            default -> ExitCode.INTERNAL;
        };
    }

    private static String describe(Throwable fault) {
        return fault.getMessage() == null
                ? fault.getClass().getSimpleName()
                : fault.getClass().getSimpleName() + ": " + firstLine(fault);
    }

    private static String firstLine(Throwable fault) {
        String message = String.valueOf(fault.getMessage()).strip();
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end).strip();
    }
}
