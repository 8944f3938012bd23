package dev.pgtrace.app;

import org.jspecify.annotations.Nullable;

/// A place in a trace that somebody wants to find again. It is kept so that it holds when the file grows or is read by
/// another version: no rows of tables, but fingerprints and places in the file.
///
/// @param id          of its own, to be changed and taken away by
/// @param text        what the user says of it
/// @param fingerprint of the statement, 16 hexadecimal digits, or the empty text
/// @param offsetBytes of the execution's record or of the line, in the uncompressed text; -1 where it has none
/// @param node        position of the plan node in the execution's plan, or -1
/// @param fromMicros  beginning of the range on the timeline's axis
/// @param toMicros    its end
/// @param wholeMicros length of the axis then
public record Bookmark(
        String id,
        Kind kind,
        String text,
        String fingerprint,
        long offsetBytes,
        int node,
        double fromMicros,
        double toMicros,
        double wholeMicros) {
    /// What it points at.
    public enum Kind {
        STATEMENT,
        EXECUTION,
        NODE,
        TIME,
        LINE
    }

    /// What a file leaves out is not there.
    public Bookmark(
            @Nullable String id,
            @Nullable Kind kind,
            @Nullable String text,
            @Nullable String fingerprint,
            long offsetBytes,
            int node,
            double fromMicros,
            double toMicros,
            double wholeMicros) {
        this.id = id == null ? "" : id;
        this.kind = kind == null ? Kind.LINE : kind;
        this.text = text == null ? "" : text;
        this.fingerprint = fingerprint == null ? "" : fingerprint;
        this.offsetBytes = offsetBytes;
        this.node = node;
        this.fromMicros = fromMicros;
        this.toMicros = toMicros;
        this.wholeMicros = wholeMicros;
    }

    public static Bookmark ofStatement(String id, String text, String fingerprint) {
        return new Bookmark(id, Kind.STATEMENT, text, fingerprint, -1, -1, 0, 0, 0);
    }

    public static Bookmark ofExecution(String id, String text, String fingerprint, long offsetBytes) {
        return new Bookmark(id, Kind.EXECUTION, text, fingerprint, offsetBytes, -1, 0, 0, 0);
    }

    public static Bookmark ofNode(String id, String text, String fingerprint, long offsetBytes, int node) {
        return new Bookmark(id, Kind.NODE, text, fingerprint, offsetBytes, node, 0, 0, 0);
    }

    public static Bookmark ofLine(String id, String text, long offsetBytes) {
        return new Bookmark(id, Kind.LINE, text, "", offsetBytes, -1, 0, 0, 0);
    }

    public static Bookmark ofTime(String id, String text, double fromMicros, double toMicros, double wholeMicros) {
        return new Bookmark(id, Kind.TIME, text, "", -1, -1, fromMicros, toMicros, wholeMicros);
    }

    public Bookmark withText(String newText) {
        return new Bookmark(id, kind, newText, fingerprint, offsetBytes, node, fromMicros, toMicros, wholeMicros);
    }
}
