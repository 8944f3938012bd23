package dev.pgtrace.format.trc.recording;

/// Columns of a plan node in [ParsedExecution].
final class ParsedNode {
    static final int LABEL_FROM = 0;
    static final int LABEL_TO = 1;
    static final int RELATION_FROM = 2;
    static final int RELATION_TO = 3;
    static final int INDEX_FROM = 4;
    static final int INDEX_TO = 5;
    static final int DEPTH = 6;
    static final int PARENT = 7;
    /// Places of the costs, which few readers want.
    static final int COST_FROM = 8;
    static final int COST_TO = 9;
    static final int PLANNED_ROWS = 10;
    static final int WIDTH = 11;
    static final int ROWS = 12;
    static final int LOOPS = 13;
    static final int STARTUP = 14;
    static final int TOTAL = 15;
    static final int HIT = 16;
    static final int READ = 17;
    static final int DIRTIED = 18;
    static final int WRITTEN = 19;
    static final int IO = 20;
    static final int LOCAL_HIT = 21;
    static final int LOCAL_READ = 22;
    static final int TEMP_READ = 23;
    static final int TEMP_WRITTEN = 24;
    static final int WAL_RECORDS = 25;
    static final int WAL_IMAGES = 26;
    static final int WAL_BYTES = 27;
    static final int AT = 28;
    static final int FIELDS = 29;

    private ParsedNode() {}
}
