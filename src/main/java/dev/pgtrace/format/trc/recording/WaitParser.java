package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.Component;

/// Reads what a WAIT line says of the wait.
final class WaitParser {
    private static final long NAME = Words.name("nam");
    private static final long ELAPSED = Words.name("ela");
    private static final long CLASS = Words.name("class");
    private static final long BETWEEN = Words.name("between");
    private static final long SAMPLES = Words.name("samples");
    private static final long BLOCKER = Words.name("blocker");
    private static final long AT = Words.name("at");
    private static final long PARAMETERS = Words.name("par");
    private static final EnumNames<Component> COMPONENTS = new EnumNames<>(Component.values());

    private final Words words;

    WaitParser(Words words) {
        this.words = words;
    }

    /// Adds the wait whose words follow.
    void read(Cells into, int lineStart) {
        into.add();
        into.set(ParsedExecution.WAIT_AT, lineStart);
        into.set(ParsedExecution.WAIT_COMPONENT, Component.OTHER_WAITS.ordinal());
        while (words.next()) {
            long name = words.name();
            if (name == NAME && words.isText()) {
                into.set(ParsedExecution.WAIT_FROM, words.valueFrom());
                into.set(ParsedExecution.WAIT_TO, words.valueTo());
            } else if (name == ELAPSED) {
                into.set(ParsedExecution.WAIT_ELAPSED, words.count());
            } else if (name == CLASS) {
                int component = COMPONENTS.ordinal(words.bytes(), words.valueFrom(), words.valueTo());
                if (component >= 0) {
                    into.set(ParsedExecution.WAIT_COMPONENT, component);
                }
            } else if (name == BETWEEN) {
                into.set(ParsedExecution.WAIT_BETWEEN, words.count());
            } else if (name == SAMPLES) {
                into.set(ParsedExecution.WAIT_SAMPLES, words.count());
            } else if (name == BLOCKER) {
                into.set(ParsedExecution.WAIT_BLOCKER, words.count());
            } else if (name == AT) {
                into.set(ParsedExecution.WAIT_START, words.time());
            } else if (name == PARAMETERS && words.isText()) {
                into.set(ParsedExecution.WAIT_PAR_FROM, words.valueFrom());
                into.set(ParsedExecution.WAIT_PAR_TO, words.valueTo());
            }
        }
    }
}
