package dev.pgtrace.format.trc.recording;

/// One EXEC record, taken apart: figures in [Cells] with a row for each line that may come often, texts as places in
/// the record's bytes (`…_FROM`, and the end in the next column). Used again for each record.
final class ParsedExecution {
    // of the execution itself
    static final int ID = 0;
    static final int PARENT = 1;
    static final int DEPTH = 2;
    static final int START = 3;
    static final int QUERY_ID = 4;
    static final int FLAGS = 5;
    static final int PLANNING = 6;
    static final int PLANNING_CPU = 7;
    static final int ELAPSED = 8;
    static final int ROWS = 9;
    static final int HIT = 10;
    static final int READ = 11;
    static final int CPU = 12;
    static final int IO = 13;
    static final int DIRTIED = 14;
    static final int WRITTEN = 15;
    static final int TEMP_READ = 16;
    static final int TEMP_WRITTEN = 17;
    static final int DEVICE = 18;
    static final int PROVENANCE = 19;
    static final int STATE_FROM = 20;
    static final int STATE_TO = 21;
    static final int MESSAGE_FROM = 22;
    static final int MESSAGE_TO = 23;
    /// Where the EXEC line, the plan and the waits start, and the binds.
    static final int EXEC_AT = 24;
    static final int BINDS_AT = 25;
    static final int PLAN_AT = 26;
    static final int WAITS_AT = 27;
    static final int CURSOR = 28;
    static final int WORKER_READ = 29;
    static final int TEMP_TIME = 30;
    private static final int FIELDS = 31;

    // of a call
    static final int CALL_KIND = 0;
    static final int CALL_CPU = 1;
    static final int CALL_ELAPSED = 2;
    static final int CALL_DEVICE = 3;
    static final int CALL_HIT = 4;
    static final int CALL_READ = 5;
    static final int CALL_ROWS = 6;
    static final int CALL_START = 7;
    static final int CALL_AT = 8;
    private static final int CALL_FIELDS = 9;

    // of a bind
    static final int BIND_POSITION = 0;
    static final int BIND_FROM = 1;
    static final int BIND_TO = 2;
    static final int BIND_TYPE = 3;
    static final int BIND_CUT = 4;
    static final int BIND_BAD = 5;
    private static final int BIND_FIELDS = 6;

    // of a wait
    static final int WAIT_FROM = 0;
    static final int WAIT_TO = 1;
    static final int WAIT_ELAPSED = 2;
    static final int WAIT_COMPONENT = 3;
    static final int WAIT_BETWEEN = 4;
    static final int WAIT_SAMPLES = 5;
    static final int WAIT_BLOCKER = 6;
    static final int WAIT_START = 7;
    static final int WAIT_PAR_FROM = 8;
    static final int WAIT_PAR_TO = 9;
    static final int WAIT_AT = 10;
    static final int WAIT_FIELDS = 11;

    // of a sampled buffer
    static final int BUFFER_NAME = 0;
    static final int BUFFER_ELAPSED = 2;
    static final int BUFFER_FILE = 4;
    static final int BUFFER_TABLE = 6;
    static final int BUFFER_FORK = 8;
    static final int BUFFER_BLOCK = 10;
    private static final int BUFFER_FIELDS = 11;

    // of a text: what it belongs to, and its place
    static final int TEXT_OWNER = 0;
    static final int TEXT_FROM = 1;
    static final int TEXT_TO = 2;
    private static final int TEXT_FIELDS = 3;

    final Cells main = new Cells(FIELDS);
    final Cells calls = new Cells(CALL_FIELDS);
    final Cells binds = new Cells(BIND_FIELDS);
    final Cells nodes = new Cells(ParsedNode.FIELDS);
    final Cells waits = new Cells(WAIT_FIELDS);
    final Cells buffers = new Cells(BUFFER_FIELDS);
    /// Further lines of plan nodes.
    final Cells details = new Cells(TEXT_FIELDS);
    final Cells properties = new Cells(TEXT_FIELDS);
    final Cells stack = new Cells(TEXT_FIELDS);

    void clear() {
        main.clear();
        main.add();
        calls.clear();
        binds.clear();
        nodes.clear();
        waits.clear();
        buffers.clear();
        details.clear();
        properties.clear();
        stack.clear();
    }

    long get(int field) {
        return main.get(0, field);
    }

    void set(int field, long value) {
        main.set(field, value);
    }
}
