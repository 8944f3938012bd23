package dev.pgtrace.analysis.sql;

import java.nio.charset.StandardCharsets;

/// Words shown as keywords: those that PostgreSQL reserves, and of the others the ones that are seldom names.
final class SqlKeywords {
    /// Bit: is a keyword.
    static final int KEYWORD = 1;
    /// Bit: an operand follows, so `-` after it is a sign and `?` a placeholder.
    static final int PREFIX = 2;
    /// Bit: a function where a parenthesis follows.
    static final int FUNCTION = 4;
    /// Bit: a constant written as a word.
    static final int CONSTANT = 8;

    private static final String PLAIN = """
            alter add analyse analyze array asc asymmetric authorization begin binary both call cascade cast collation \
            column commit concurrently conflict connect constraint copy create cross current_catalog current_date \
            current_role current_schema current_time current_timestamp current_user cursor deallocate declare \
            deferrable delete desc discard drop end except execute exists explain extension filter following foreign \
            freeze full function grant group if index initially inner insert intersect into isnull isolation join \
            lateral leading listen localtime localtimestamp lock materialized merge minus natural nothing notify \
            notnull nowait nulls only order ordinality outer over overlaps partition placing preceding prepare primary \
            procedure recursive references refresh reindex release restrict revoke rollback savepoint schema scroll \
            sequence session_user show symmetric table tablesample temp temporary ties trailing transaction trigger \
            truncate unbounded union unique unlogged update user vacuum variadic verbose view window within""";

    private static final String PREFIXES = """
            all and any as between by case check collate default distinct do else escape fetch for from having ilike \
            in is like limit not offset on or returning select set similar some then to using values when where with""";

    private static final int SIZE = 1024;
    private static final byte[][] WORDS = new byte[SIZE][];
    private static final byte[] BITS = new byte[SIZE];
    private static final int LONGEST = 17;

    static {
        add(PLAIN, KEYWORD);
        add(PREFIXES, KEYWORD | PREFIX);
        add("left right", KEYWORD | FUNCTION);
        add("null true false", KEYWORD | CONSTANT);
    }

    private SqlKeywords() {}

    /// The bits of a word, 0 for one that is no keyword. Case does not matter.
    static int bits(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 2 || length > LONGEST) {
            return 0;
        }
        int slot = slot(bytes, from, to);
        for (byte[] word = WORDS[slot]; word != null; word = WORDS[slot = (slot + 1) & (SIZE - 1)]) {
            if (word.length == length && matches(word, bytes, from)) {
                return BITS[slot];
            }
        }
        return 0;
    }

    /// Whether a part of the bytes is this word, which is given in small letters.
    static boolean matches(byte[] word, byte[] bytes, int from) {
        for (int i = 0; i < word.length; i++) {
            if (word[i] != SqlBytes.lower(bytes[from + i])) {
                return false;
            }
        }
        return true;
    }

    private static int slot(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + SqlBytes.lower(bytes[i]);
        }
        return (hash ^ (hash >>> 10)) & (SIZE - 1);
    }

    private static void add(String words, int bits) {
        for (String word : words.split(" ", -1)) {
            byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
            int slot = slot(bytes, 0, bytes.length);
            while (WORDS[slot] != null) {
                slot = (slot + 1) & (SIZE - 1);
            }
            WORDS[slot] = bytes;
            BITS[slot] = (byte) bits;
        }
    }
}
