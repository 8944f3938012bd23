package dev.pgtrace.format.oracle;

import java.util.List;

/// Splits the operation of a STAT line. Oracle prints operation, options and object name with a space between them
/// and marks none of them, so names are taken only behind operations that are known to have one.
///
/// @param labelTo  end of the operation, which begins where the text does
/// @param nameFrom start of the object's name, or -1
/// @param nameTo   its end
/// @param index    whether the name is an index's
/// @param restFrom start of what follows the name (`PARTITION: 1 3`), trimmed
record Operation(int labelTo, int nameFrom, int nameTo, boolean index, int restFrom) {
    private static final class Known {
        final byte[] text;
        final boolean index;

        Known(String text, boolean index) {
            this.text = Ascii.bytes(text);
            this.index = index;
        }
    }

    /// Longer ones first, so that `INDEX RANGE SCAN DESCENDING` is not `INDEX RANGE SCAN` on `DESCENDING`.
    private static final List<Known> KNOWN = List.of(
            table("TABLE ACCESS BY GLOBAL INDEX ROWID BATCHED "),
            table("TABLE ACCESS BY LOCAL INDEX ROWID BATCHED "),
            table("TABLE ACCESS BY INDEX ROWID BATCHED "),
            table("TABLE ACCESS BY GLOBAL INDEX ROWID "),
            table("TABLE ACCESS BY LOCAL INDEX ROWID "),
            table("TABLE ACCESS BY INDEX ROWID "),
            table("TABLE ACCESS BY USER ROWID "),
            table("TABLE ACCESS BY ROWID RANGE "),
            table("TABLE ACCESS INMEMORY FULL "),
            table("TABLE ACCESS STORAGE FULL FIRST ROWS "),
            table("TABLE ACCESS STORAGE FULL "),
            table("TABLE ACCESS STORAGE SAMPLE "),
            table("TABLE ACCESS SAMPLE BY ROWID RANGE "),
            table("TABLE ACCESS SAMPLE "),
            table("TABLE ACCESS CLUSTER "),
            table("TABLE ACCESS HASH "),
            table("TABLE ACCESS FULL "),
            table("EXTERNAL TABLE ACCESS FULL "),
            table("MAT_VIEW REWRITE ACCESS BY INDEX ROWID "),
            table("MAT_VIEW REWRITE ACCESS FULL "),
            table("MAT_VIEW ACCESS BY INDEX ROWID BATCHED "),
            table("MAT_VIEW ACCESS BY INDEX ROWID "),
            table("MAT_VIEW ACCESS STORAGE FULL "),
            table("MAT_VIEW ACCESS FULL "),
            table("LOAD TABLE CONVENTIONAL "),
            table("FIXED TABLE FULL "),
            table("UPDATE  "),
            table("DELETE  "),
            table("MERGE  "),
            index("INDEX RANGE SCAN DESCENDING (MIN/MAX) "),
            index("INDEX RANGE SCAN DESCENDING "),
            index("INDEX RANGE SCAN (MIN/MAX) "),
            index("INDEX RANGE SCAN MULTI-COLUMN "),
            index("INDEX RANGE SCAN "),
            index("INDEX UNIQUE SCAN "),
            index("INDEX FULL SCAN DESCENDING (MIN/MAX) "),
            index("INDEX FULL SCAN (MIN/MAX) "),
            index("INDEX FULL SCAN DESCENDING "),
            index("INDEX FULL SCAN "),
            index("INDEX FAST FULL SCAN "),
            index("INDEX SKIP SCAN DESCENDING "),
            index("INDEX SKIP SCAN "),
            index("INDEX SAMPLE FAST FULL SCAN "),
            index("INDEX STORAGE FAST FULL SCAN "),
            index("BITMAP INDEX SINGLE VALUE "),
            index("BITMAP INDEX FAST FULL SCAN "),
            index("BITMAP INDEX FULL SCAN "),
            index("BITMAP INDEX RANGE SCAN "),
            index("DOMAIN INDEX  "));

    static Operation split(byte[] bytes, int from, int to) {
        int end = Ascii.trimEnd(bytes, from, to);
        for (Known known : KNOWN) {
            if (Ascii.startsWith(bytes, from, end, known.text)) {
                return named(known, bytes, from, end);
            }
        }
        int partition = Ascii.find(bytes, from, end, PARTITION);
        return partition < 0 ? plain(end, end) : plain(Ascii.trimEnd(bytes, from, partition), partition + 1);
    }

    /// Numbers of partitions differ from run to run of one plan: they are no part of the label.
    private static final byte[] PARTITION = Ascii.bytes(" PARTITION: ");

    private static Operation named(Known known, byte[] bytes, int from, int end) {
        int label = Ascii.trimEnd(bytes, from, from + known.text.length);
        int name = from + known.text.length;
        int nameEnd = name;
        while (nameEnd < end && bytes[nameEnd] != ' ') {
            nameEnd++;
        }
        if (nameEnd == name || bytes[name] == '(') {
            return plain(label, Ascii.skipBlanks(bytes, name, end));
        }
        if (nameEnd - name == 10 && Ascii.startsWith(bytes, name, end, PARTITION_WORD)) {
            return plain(label, name);
        }
        return new Operation(label, name, nameEnd, known.index, Ascii.skipBlanks(bytes, nameEnd, end));
    }

    private static final byte[] PARTITION_WORD = Ascii.bytes("PARTITION:");

    private static Operation plain(int labelTo, int restFrom) {
        return new Operation(labelTo, -1, -1, false, restFrom);
    }

    private static Known table(String text) {
        return new Known(text, false);
    }

    private static Known index(String text) {
        return new Known(text, true);
    }
}
