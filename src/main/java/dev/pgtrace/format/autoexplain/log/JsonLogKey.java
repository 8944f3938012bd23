package dev.pgtrace.format.autoexplain.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Keys of jsonlog objects that are read.
enum JsonLogKey {
    TIMESTAMP,
    USER,
    DBNAME,
    PID,
    REMOTE_HOST,
    SESSION_ID,
    LINE_NUM,
    PS,
    SESSION_START,
    VXID,
    ERROR_SEVERITY,
    STATE_CODE,
    MESSAGE,
    DETAIL,
    HINT,
    CONTEXT,
    STATEMENT,
    FUNC_NAME,
    APPLICATION_NAME,
    BACKEND_TYPE,
    LEADER_PID,
    QUERY_ID,
    OTHER;

    private static final int SLOTS = 256;
    private static final JsonLogKey[] TABLE = new JsonLogKey[SLOTS];

    static {
        for (JsonLogKey key : values()) {
            int slot = hash(key.bytes, 0, key.bytes.length);
            while (TABLE[slot] != null) {
                slot = slot + 1 & SLOTS - 1;
            }
            TABLE[slot] = key;
        }
    }

    private final byte[] bytes = name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);

    static JsonLogKey of(byte[] bytes, int from, int to) {
        if (from >= to) {
            return OTHER;
        }
        int slot = hash(bytes, from, to);
        while (TABLE[slot] != null) {
            JsonLogKey key = TABLE[slot];
            if (Arrays.equals(key.bytes, 0, key.bytes.length, bytes, from, to)) {
                return key;
            }
            slot = slot + 1 & SLOTS - 1;
        }
        return OTHER;
    }

    private static int hash(byte[] bytes, int from, int to) {
        return (to - from) * 41 + bytes[from] * 7 + bytes[to - 1] * 3 & SLOTS - 1;
    }
}
