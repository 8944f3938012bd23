package dev.pgtrace.format.oracle;

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
    ELA,
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

    private static final Field[] ALL = values();

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
        // Two thirds of what is asked for is at the front, so a plain loop is the fastest.
        for (Field field : ALL) {
            if (field.key == key) {
                return field.ordinal();
            }
        }
        return -1;
    }
}
