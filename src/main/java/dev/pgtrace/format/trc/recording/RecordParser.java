package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.Backend;

/// Takes the bodies of records apart, and decides which are damaged: whoever reads recordings reads the same records.
///
/// A record is damaged where a text reaches beyond it, where it does not end with a line, where a line in it starts a
/// record (its length was damaged), and where it lacks what its kind is named for: the number of a backend or a
/// cursor, the text of a cursor, its one EXEC line where that belongs. Where it was damaged tells nothing of which
/// part of it can be trusted, so nothing of it is used. Used again for each record.
final class RecordParser {
    private final Words words = new Words();
    private final ParsedExecution parsed = new ParsedExecution();
    private final ExecutionParser executions = new ExecutionParser(words, parsed);
    private final WaitParser waits = new WaitParser(words);
    private final Declarations declarations = new Declarations(words);
    private final SmallRecord small = new SmallRecord(words);
    private Backend backend = Backend.UNKNOWN;
    private long waiting;

    /// Takes a record apart.
    ///
    /// @return its kind, whose parts can be asked for until the next record
    RecordKind parse(byte[] bytes, int from, int to) {
        words.set(bytes, from, to);
        if (RecordLines.isStart(bytes, from, to)) {
            return RecordKind.DAMAGED;
        }
        RecordKind kind = words.next() ? RecordKind.of(words.name()) : RecordKind.UNKNOWN;
        boolean whole =
                switch (kind) {
                    case BACKEND -> backend();
                    case PARSE -> declarations.cursor() && declarations.number() > 0;
                    case EXEC -> {
                        words.set(bytes, from, to);
                        yield executions.parse();
                    }
                    case WAIT -> waited(from);
                    case SETTING, GAP, NOTE, END -> {
                        small.read();
                        yield true;
                    }
                    case UNKNOWN, DAMAGED -> true;
                };
        return whole && restIsWhole() ? kind : RecordKind.DAMAGED;
    }

    private boolean backend() {
        backend = declarations.backend();
        return declarations.number() > 0;
    }

    private boolean waited(int from) {
        waiting = words.next() && words.name() == Declarations.BACKEND ? words.count() : Words.NONE;
        parsed.clear();
        waits.read(parsed.waits, from);
        return true;
    }

    private boolean restIsWhole() {
        while (!words.isAtEnd() && !words.isBroken()) {
            words.nextLineOfRecord();
        }
        return !words.isBroken();
    }

    /// What the last BACKEND record declares.
    Backend declaredBackend() {
        return backend;
    }

    /// The last PARSE or BACKEND record.
    Declarations declaration() {
        return declarations;
    }

    /// The last EXEC record, or the wait of the last WAIT record.
    ParsedExecution execution() {
        return parsed;
    }

    /// Lines of the last EXEC record that were not known.
    long unknownLines() {
        return executions.unknown();
    }

    /// Number of the backend that the last WAIT record names.
    long waitingBackend() {
        return waiting;
    }

    /// The last SETTING, GAP, NOTE or END record.
    SmallRecord small() {
        return small;
    }
}
