package dev.pgtrace.format.oracle;

import java.util.Arrays;

/// Numbers that records print as `name=number`.
enum Field {
    C,
    E,
    P,
    CR,
    CU,
    R,
    W,
    PR,
    PW,
    DEP,
    TIM,
    LEN,
    ERR,
    RLBK,
    ID,
    CNT,
    PID,
    OBJ,
    STR,
    TIME,
    COST,
    SIZE,
    CARD;

    /// The longest name here.
    static final int LONGEST = 4;

    /// Ordinals + 1 by hashed name; the multiplier keeps all names apart, which a test sees to.
    private static final byte[] BY_NAME = new byte[1 << 8];

    private static final int MULTIPLIER = 0x02e4c05b;

    static {
        for (Field field : values()) {
            BY_NAME[slot(field.key)] = (byte) (field.ordinal() + 1);
        }
    }

    private static final int[] KEYS =
            Arrays.stream(values()).mapToInt(field -> field.key).toArray();

    private final int key;

    Field() {
        int packed = 0;
        for (char c : name().toCharArray()) {
            packed = (packed << 8) | Character.toLowerCase(c);
        }
        key = packed;
    }

    /// The index of the field with this name (its bytes packed into an `int`), or -1.
    static int indexOf(int key) {
        int index = BY_NAME[slot(key)] - 1;
        return index >= 0 && KEYS[index] == key ? index : -1;
    }

    /// The name's bytes packed into an `int`.
    int key() {
        return key;
    }

    private static int slot(int key) {
        return (key * MULTIPLIER) >>> 24;
    }
}
