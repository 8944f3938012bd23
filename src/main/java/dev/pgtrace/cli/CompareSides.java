package dev.pgtrace.cli;

import dev.pgtrace.analysis.compare.CompareOptions.Pairing;
import dev.pgtrace.app.CompareTraces.SideFiles;
import dev.pgtrace.app.ComparedChoice;
import dev.pgtrace.app.TraceFolder;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is compared with what: files or groups of files, and of each a window, a statement or an execution.
final class CompareSides {
    @Parameters(
            paramLabel = "OLD NEW",
            arity = "0..2",
            description = "Two traces, or folders with traces. One alone, with two windows, statements or executions"
                    + " of it.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--old", arity = "1..*", paramLabel = "FILE", description = "Traces of the old side.")
    private List<String> olds = new ArrayList<>();

    @Option(names = "--new", arity = "1..*", paramLabel = "FILE", description = "Traces of the new side.")
    private List<String> news = new ArrayList<>();

    @Option(names = "--window-old", paramLabel = "FROM..TO", description = "The same for the old side.")
    private String windowOld = "";

    @Option(
            names = "--window-new",
            paramLabel = "FROM..TO",
            description = "Only executions of the new side that began in this time, of one day or of any: 09:14..09:20,"
                    + " 2026-11-22T09:14.., or ..09:20.")
    private String windowNew = "";

    @Option(
            names = "--statement",
            paramLabel = "FINGERPRINT",
            description = "Only this statement; given twice: the first one against the second one.")
    private List<String> statements = new ArrayList<>();

    @Option(
            names = "--execution",
            paramLabel = "#ID[.N]",
            description = "Only the N-th execution (default: the first) of this cursor; given twice: one against the"
                    + " other.")
    private List<String> executions = new ArrayList<>();

    @Option(
            names = "--filter",
            paramLabel = "EXPR",
            description = "Only executions for which this holds: see pgtrace help filter.")
    private String filter = "";

    /// Two chosen statements belong together whatever their texts.
    Pairing pairing() {
        return statements.size() == 2 || executions.size() == 2 ? Pairing.CHOSEN : Pairing.SAME_STATEMENT;
    }

    SideFiles old() throws TraceException {
        return side(olds, 0, windowOld);
    }

    SideFiles now() throws TraceException {
        return side(news, 1, windowNew);
    }

    private SideFiles side(List<String> group, int index, String window) throws TraceException {
        check();
        List<String> words = !group.isEmpty() ? group : List.of(files.get(Math.min(index, files.size() - 1)));
        List<Path> paths = paths(words);
        ComparedChoice choice = choice(index, window);
        String label = words.stream()
                .map(word -> paths.size() == 1 ? name(paths.getFirst()) : word)
                .distinct()
                .collect(Collectors.joining(", "));
        return new SideFiles(label + suffix(index, window), paths, choice);
    }

    private void check() throws TraceException {
        boolean groups = !olds.isEmpty() && !news.isEmpty();
        if (!files.isEmpty() && (!olds.isEmpty() || !news.isEmpty())) {
            throw usage(Texts.get("cli.compare.both"));
        }
        if (files.size() > 2) {
            throw usage(Texts.get("cli.compare.more", files.get(2)));
        }
        if (statements.size() > 2 || executions.size() > 2) {
            throw usage(Texts.get("cli.compare.twoSides"));
        }
        boolean choices =
                statements.size() == 2 || executions.size() == 2 || (!windowOld.isEmpty() && !windowNew.isEmpty());
        if (!groups && (files.isEmpty() || (files.size() == 1 && !choices))) {
            throw usage(files.isEmpty() ? Texts.get("cli.compare.none") : Texts.get("cli.compare.one"));
        }
        int ways = (statements.isEmpty() ? 0 : 1)
                + (executions.isEmpty() ? 0 : 1)
                + (windowOld.isEmpty() && windowNew.isEmpty() ? 0 : 1);
        if (ways > 1 || (!filter.isEmpty() && statements.size() + executions.size() > 0)) {
            throw usage(Texts.get("cli.compare.ways"));
        }
    }

    private ComparedChoice choice(int index, String window) throws TraceException {
        if (!statements.isEmpty()) {
            return new ComparedChoice.Statement(statements.get(Math.min(index, statements.size() - 1)));
        }
        if (!executions.isEmpty()) {
            return execution(executions.get(Math.min(index, executions.size() - 1)));
        }
        if (window.isEmpty()) {
            return new ComparedChoice.Filtered(filter);
        }
        int dots = window.indexOf("..");
        if (dots < 0 || window.length() == 2) {
            throw usage(Texts.get("cli.compare.window", window));
        }
        return new ComparedChoice.Window(
                window.substring(0, dots).strip(), window.substring(dots + 2).strip(), filter);
    }

    private static ComparedChoice execution(String word) throws TraceException {
        String plain = word.startsWith("#") ? word.substring(1) : word;
        int dot = plain.indexOf('.');
        try {
            long cursor = Long.parseLong(dot < 0 ? plain : plain.substring(0, dot));
            int nth = dot < 0 ? 1 : Integer.parseInt(plain.substring(dot + 1));
            if (cursor >= 0 && nth >= 1) {
                return new ComparedChoice.Execution(cursor, nth);
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw usage(Texts.get("cli.compare.execution", word));
    }

    private String suffix(int index, String window) {
        if (!statements.isEmpty()) {
            return statements.size() == 2 ? " " + statements.get(index) : "";
        }
        if (!executions.isEmpty()) {
            return executions.size() == 2 ? " " + executions.get(index) : "";
        }
        return window.isEmpty() ? "" : " " + window;
    }

    private static List<Path> paths(List<String> words) throws TraceException {
        List<Path> paths = new ArrayList<>();
        for (Input input : Input.of(words)) {
            switch (input) {
                case Input.Named named -> paths.add(named.file());
                case Input.Found found -> {
                    if (TraceFolder.isTrace(found.file())) {
                        paths.add(found.file());
                    }
                }
                case Input.Standard standard -> throw usage(Texts.get("cli.compare.standard"));
            }
        }
        if (paths.isEmpty()) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE, Texts.get("cli.compare.noTrace", String.join(", ", words)));
        }
        return paths;
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private static TraceException usage(String message) {
        return new TraceException(TraceException.Kind.USAGE, message);
    }
}
