package dev.pgtrace.cli;

/// How `record` captures own statements.
enum RecordRoute {
    AUTO,
    EXTENSION;

    static final class Word extends Words.Choice<RecordRoute> {
        Word() {
            super(RecordRoute.class, Words::of);
        }
    }
}
