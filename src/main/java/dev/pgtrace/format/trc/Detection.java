package dev.pgtrace.format.trc;

import java.lang.foreign.MemorySegment;

/// Tells pg_trace files by their head: a header, or enough genuine records where the header is missing.
final class Detection {
    private static final Prefix[] TELLING = {
        Prefix.of("EXEC STATS: cr="), Prefix.of("EXEC TIME: ela="), Prefix.of("PARSE STATS: cr=")
    };

    private final Bytes bytes;
    private final Marks marks;

    Detection(MemorySegment head) {
        bytes = new Bytes(head, head.byteSize(), head.byteSize());
        marks = new Marks(bytes);
    }

    boolean matches() {
        long at = bytes.at(0) == 0xef && bytes.at(1) == 0xbb && bytes.at(2) == 0xbf ? 3 : 0;
        at += bytes.run(at, 0);
        while (at < bytes.limit()) {
            if (genuine(at)) {
                return true;
            }
            at = bytes.lineEnd(at) + 1;
        }
        return false;
    }

    private boolean genuine(long at) {
        return switch (bytes.at(at)) {
            case '*' -> marks.header(at);
            case '=' -> marks.block(at) >= 0;
            case 'P' -> marks.planned(at, TextRule.ULTIMATE_5) || marks.planned(at, TextRule.ULTIMATE_OLD) || told(at);
            case 'E' -> told(at);
            default -> false;
        };
    }

    private boolean told(long at) {
        for (Prefix prefix : TELLING) {
            if (bytes.starts(at, prefix)) {
                return true;
            }
        }
        return false;
    }
}
