package dev.pgtrace.format.trc;

import dev.pgtrace.model.Session;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads the lines that begin and end a session.
final class SessionLines {
    /// More than any header has.
    private static final int LONGEST_HEADER = 4096;
    private static final int LONGEST_LINE = 512;

    private Bytes bytes;

    SessionLines(Bytes bytes) {
        this.bytes = bytes;
    }

    /// Takes a view that shows more.
    void look(Bytes grown) {
        bytes = grown;
    }

    /// A session of which the header is missing.
    static Session unknown(long offset) {
        return new Session(offset, -1, Optional.empty(), Optional.empty(), -1, -1, Optional.empty(), -1, -1);
    }

    Session header(long offset) {
        long pid = -1;
        long threshold = -1;
        Optional<String> started = Optional.empty();
        Optional<Boolean> ioTiming = Optional.empty();
        long at = bytes.lineEnd(offset) + 1;
        while (at < bytes.limit() && at < offset + LONGEST_HEADER) {
            String text = line(at);
            if (!text.startsWith("*** ") && !text.equals("***")) {
                break;
            }
            if (text.startsWith("*** PID: ")) {
                pid = number(text.substring(9));
            } else if (text.startsWith("*** Process ID: ")) {
                pid = number(text.substring(16));
            } else if (text.startsWith("*** Start: ")) {
                started = Optional.of(text.substring(11));
            } else if (text.startsWith("*** Session Start: ")) {
                started = Optional.of(text.substring(19));
            } else if (text.startsWith("*** track_io_timing: O")) {
                ioTiming = Optional.of(text.startsWith("*** track_io_timing: ON"));
            } else if (text.startsWith("*** OS cache threshold: ")) {
                threshold = number(text.substring(24));
            }
            at = bytes.lineEnd(at) + 1;
        }
        long micros = started.map(SessionLines::micros).orElse(-1L);
        return new Session(offset, pid, started, Optional.empty(), micros, -1, ioTiming, threshold, -1);
    }

    /// The session with the end that the footer line at `offset` tells.
    Session ended(Session session, long offset) {
        String text = line(offset);
        int at = text.indexOf(" at ");
        String end = at < 0 ? "" : text.substring(at + 4);
        return new Session(
                session.offsetBytes(),
                session.pid(),
                session.startedAt(),
                Optional.of(end),
                session.startMicros(),
                micros(end),
                session.ioTiming(),
                session.thresholdMicros(),
                session.statementsTotal());
    }

    static Session counted(Session session, long total) {
        return new Session(
                session.offsetBytes(),
                session.pid(),
                session.startedAt(),
                session.endedAt(),
                session.startMicros(),
                session.endMicros(),
                session.ioTiming(),
                session.thresholdMicros(),
                total);
    }

    /// The time at an offset, or -1.
    long timeAt(long offset) {
        return micros(line(offset));
    }

    private String line(long offset) {
        long end = bytes.lineEnd(offset, offset + LONGEST_LINE);
        byte[] text = new byte[(int) (end - offset)];
        bytes.copy(offset, text, text.length);
        return new String(text, StandardCharsets.ISO_8859_1).strip();
    }

    private static long number(String text) {
        int end = 0;
        while (end < text.length() && end < 18 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end == 0 ? -1 : Long.parseLong(text.substring(0, end));
    }

    /// Microseconds since 1970 UTC of `2026-11-22 07:29:01.434285+05:30`, or -1.
    static long micros(String text) {
        if (text.length() < 19 || text.charAt(4) != '-' || text.charAt(10) != ' ' || text.charAt(16) != ':') {
            return -1;
        }
        try {
            LocalDateTime second = LocalDateTime.of(
                    digits(text, 0, 4),
                    digits(text, 5, 7),
                    digits(text, 8, 10),
                    digits(text, 11, 13),
                    digits(text, 14, 16),
                    digits(text, 17, 19));
            int at = 19;
            long micros = 0;
            if (at < text.length() && text.charAt(at) == '.') {
                long unit = 100_000;
                for (at++; at < text.length() && Character.digit(text.charAt(at), 10) >= 0; at++) {
                    micros += unit * Character.digit(text.charAt(at), 10);
                    unit /= 10;
                }
            }
            String zone = text.substring(at).strip();
            return second.toEpochSecond(ZoneOffset.UTC) * 1_000_000 + micros - 1_000_000 * offsetSeconds(zone);
        } catch (DateTimeException | NumberFormatException e) {
            return -1;
        }
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static long offsetSeconds(String zone) {
        return zone.isEmpty() || zone.equals("UTC") || zone.equals("GMT")
                ? 0
                : ZoneOffset.of(zone).getTotalSeconds();
    }
}
