package dev.pgtrace.format.autoexplain.plan;

/// What BUFFERS, WAL and track_io_timing count for a node. Each has its name in JSON and its group and word in text.
enum Counter {
    SHARED_HIT("Shared Hit Blocks", "shared", "hit"),
    SHARED_READ("Shared Read Blocks", "shared", "read"),
    SHARED_DIRTIED("Shared Dirtied Blocks", "shared", "dirtied"),
    SHARED_WRITTEN("Shared Written Blocks", "shared", "written"),
    LOCAL_HIT("Local Hit Blocks", "local", "hit"),
    LOCAL_READ("Local Read Blocks", "local", "read"),
    LOCAL_DIRTIED("Local Dirtied Blocks", "local", "dirtied"),
    LOCAL_WRITTEN("Local Written Blocks", "local", "written"),
    TEMP_READ("Temp Read Blocks", "temp", "read"),
    TEMP_WRITTEN("Temp Written Blocks", "temp", "written"),
    READ_MICROS("Shared I/O Read Time", "shared", "read"),
    WRITE_MICROS("Shared I/O Write Time", "shared", "write"),
    LOCAL_READ_MICROS("Local I/O Read Time", "local", "read"),
    LOCAL_WRITE_MICROS("Local I/O Write Time", "local", "write"),
    TEMP_READ_MICROS("Temp I/O Read Time", "temp", "read"),
    TEMP_WRITE_MICROS("Temp I/O Write Time", "temp", "write"),
    WAL_RECORDS("WAL Records", "wal", "records"),
    WAL_IMAGES("WAL FPI", "wal", "fpi"),
    WAL_BYTES("WAL Bytes", "wal", "bytes"),
    WAL_BUFFERS_FULL("WAL Buffers Full", "wal", "buffers full");

    private final String json;
    private final String group;
    private final String word;

    Counter(String json, String group, String word) {
        this.json = json;
        this.group = group;
        this.word = word;
    }

    String json() {
        return json;
    }

    String group() {
        return group;
    }

    String word() {
        return word;
    }

    boolean isTime() {
        return compareTo(READ_MICROS) >= 0 && compareTo(TEMP_WRITE_MICROS) <= 0;
    }

    boolean isWal() {
        return compareTo(WAL_RECORDS) >= 0;
    }
}
