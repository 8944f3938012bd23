package dev.pgtrace.cli;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One input to read.
sealed interface Input {
    /// As the user knows it.
    String name();

    /// A file that was named: it has to be a trace.
    record Named(Path file) implements Input {
        @Override
        public String name() {
            return file.toString();
        }
    }

    /// A file found in a folder: it may be something else.
    record Found(Path file) implements Input {
        @Override
        public String name() {
            return file.toString();
        }
    }

    /// Standard input.
    record Standard() implements Input {
        @Override
        public String name() {
            return "-";
        }
    }

    /// What the words of a command line stand for, folders replaced by the files in them, sorted by name.
    /// Sub-folders and hidden files are not looked at.
    static List<Input> of(List<String> words) throws TraceException {
        List<Input> inputs = new ArrayList<>();
        for (String word : words) {
            if (word.equals("-")) {
                inputs.add(new Standard());
            } else if (Files.isDirectory(path(word))) {
                inputs.addAll(in(path(word)));
            } else {
                inputs.add(new Named(path(word)));
            }
        }
        if (inputs.stream().filter(Standard.class::isInstance).count() > 1) {
            throw new TraceException(TraceException.Kind.USAGE, Texts.get("cli.input.once"));
        }
        return inputs;
    }

    /// The files among the inputs.
    static List<Path> files(List<Input> inputs) {
        List<Path> files = new ArrayList<>();
        for (Input input : inputs) {
            switch (input) {
                case Named named -> files.add(named.file());
                case Found found -> files.add(found.file());
                case Standard standard -> {}
            }
        }
        return files;
    }

    /// The one file that a command reads.
    static Input single(String word) throws TraceException {
        if (word.equals("-")) {
            return new Standard();
        }
        if (Files.isDirectory(path(word))) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("cli.input.folder", word));
        }
        return new Named(path(word));
    }

    /// The whole text of a small file, such as SQL, or of standard input.
    static String text(String word, Terminal terminal) throws TraceException {
        try {
            return word.equals("-")
                    ? new String(terminal.in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(path(word));
        } catch (IOException e) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get(unreadable(path(word), e), word), e);
        }
    }

    private static String unreadable(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "cli.input.missing";
        }
        if (Files.isDirectory(file)) {
            return "cli.input.folder";
        }
        return e instanceof CharacterCodingException ? "cli.input.encoding" : "cli.input.unreadable";
    }

    /// Whether a document about these words may hold several traces.
    static boolean isSeveral(List<String> words) {
        return words.size() > 1
                || words.stream().anyMatch(word -> !word.equals("-") && Files.isDirectory(Path.of(word)));
    }

    private static Path path(String word) throws TraceException {
        try {
            return Path.of(word);
        } catch (java.nio.file.InvalidPathException e) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("cli.input.name", word), e);
        }
    }

    private static List<Input> in(Path folder) throws TraceException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .<Input>map(Found::new)
                    .toList();
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE, Texts.get("cli.input.folderUnreadable", folder, e.getMessage()), e);
        }
    }
}
