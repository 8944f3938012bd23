package dev.pgtrace.analysis.sql;

/// What each byte can begin, and what case folding makes of it. Bytes from 0x80 are letters, as for PostgreSQL.
final class SqlBytes {
    static final int OTHER = 0;
    static final int SPACE = 1;
    static final int LETTER = 2;
    static final int DIGIT = 3;
    static final int QUOTE = 4;
    static final int DOUBLE_QUOTE = 5;
    static final int DOLLAR = 6;
    static final int DOT = 7;
    static final int COLON = 8;
    static final int OPERATOR = 9;
    static final int PUNCTUATION = 10;

    /// Bit of [#FLAGS]: can continue a word.
    static final int WORD = 1;
    /// Bit of [#FLAGS]: can be part of an operator.
    static final int OPERATES = 2;
    /// Bit of [#FLAGS]: allows an operator that contains it to end in `+` or `-`.
    static final int SPECIAL = 4;
    /// Bit of [#FLAGS]: decimal digit or the underscore that may stand between digits.
    static final int NUMERAL = 8;
    /// Bit of [#FLAGS]: hexadecimal digit or underscore.
    static final int HEX = 16;
    /// Bit of [#FLAGS]: white space.
    static final int BLANK = 32;

    static final byte[] CLASS = new byte[256];
    static final byte[] FLAGS = new byte[256];
    /// ASCII capitals to small letters.
    static final byte[] LOWER = new byte[256];

    static {
        for (int b = 0; b < 256; b++) {
            LOWER[b] = (byte) (b >= 'A' && b <= 'Z' ? b + 32 : b);
            boolean letter = LOWER[b] >= 'a' && LOWER[b] <= 'z';
            if (letter || b == '_' || b >= 0x80) {
                CLASS[b] = LETTER;
                FLAGS[b] |= WORD;
            }
            if (b >= '0' && b <= '9') {
                CLASS[b] = DIGIT;
                FLAGS[b] |= WORD | NUMERAL | HEX;
            }
        }
        set(" \t\n\r\f\u000B", SPACE, BLANK);
        set("~!@#^&|`?+-*/%<>=", OPERATOR, OPERATES);
        set("()[],;", PUNCTUATION, 0);
        set("'", QUOTE, 0);
        set("\"", DOUBLE_QUOTE, 0);
        set("$", DOLLAR, WORD);
        set(".", DOT, 0);
        set(":", COLON, 0);
        flag("~!@#^&|`?%", SPECIAL);
        flag("_", NUMERAL | HEX);
        flag("abcdefABCDEF", HEX);
    }

    private SqlBytes() {}

    static boolean is(byte b, int flag) {
        return (FLAGS[b & 0xff] & flag) != 0;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    static int lower(byte b) {
        return LOWER[b & 0xff];
    }

    private static void set(String characters, int kind, int flags) {
        for (int i = 0; i < characters.length(); i++) {
            CLASS[characters.charAt(i)] = (byte) kind;
        }
        flag(characters, flags);
    }

    private static void flag(String characters, int flags) {
        for (int i = 0; i < characters.length(); i++) {
            FLAGS[characters.charAt(i)] |= (byte) flags;
        }
    }
}
