package dev.pgtrace.cli;

import dev.pgtrace.analysis.filter.FilterSyntaxException;
import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.base.TraceException;
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
import picocli.CommandLine.UnmatchedArgumentException;

/// The one place where what went wrong becomes a line and an exit code.
final class Faults implements IExecutionExceptionHandler, IParameterExceptionHandler {
    static final String DEBUG = "--debug";

    private final Terminal terminal;

    Faults(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException fault, String[] args) {
        terminal.say(firstLine(fault));
        PrintWriter err = fault.getCommandLine().getErr();
        UnmatchedArgumentException.printSuggestions(fault, err);
        err.flush();
        terminal.err().println("Try: " + fault.getCommandLine().getCommandSpec().qualifiedName() + " -h");
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
            case CancellationException cancelled -> terminal.say("cancelled.");
            case FilterSyntaxException filter -> {
                terminal.say(firstLine(filter));
                filter.pointer().lines().forEach(line -> terminal.err().println("  " + line));
            }
            case TraceException trace -> terminal.say(firstLine(trace));
            case IOException output -> terminal.say("cannot write the output: " + firstLine(output) + ".");
            case OutOfMemoryError memory ->
                terminal.say("not enough memory: give Java more with PGTRACE_JAVA_OPTS=-Xmx2g.");
            default ->
                terminal.say("internal error: " + describe(fault) + ". Please report it with the version ("
                        + ProductVersion.text() + "), the command line and the output of " + DEBUG
                        + " to the project's issues.");
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
