package dev.pgtrace.ui.kit.text;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds lines around a place in a file of any size, without an index: line breaks are looked for in the
/// neighbourhood only. A line longer than [#LONGEST] comes in pieces. Reads the file: not for the window's thread.
public final class FileLines {
    /// Bytes of a line that are shown as one.
    public static final int LONGEST = 4096;

    private static final int CHUNK = 64 << 10;
    private static final int FARTHEST = 1 << 20;

    private final TraceText text;
    private final Charset charset;
    private final long from;
    private final long to;

    private FileLines(TraceText text, Charset charset, long from, long to) {
        this.text = text;
        this.charset = charset;
        this.from = from;
        this.to = Math.max(from, to);
    }

    /// The whole file, as far as it has been read.
    public static FileLines of(Trace trace) {
        return new FileLines(
                trace.text(), trace.info().charset(), 0, trace.text().size());
    }

    /// A part of the file.
    public static FileLines of(Trace trace, long from, long to) {
        long size = trace.text().size();
        return new FileLines(trace.text(), trace.info().charset(), Math.clamp(from, 0, size), Math.clamp(to, 0, size));
    }

    /// Whether it is the same part of the same opened file, decoded alike.
    @SuppressWarnings("ReferenceEquality") // an opened file is itself: another one is read differently or has changed
    public boolean isSame(FileLines other) {
        return text == other.text && charset.equals(other.charset) && from == other.from && to == other.to;
    }

    public long from() {
        return from;
    }

    public long to() {
        return to;
    }

    /// Lines from the start of one on.
    public List<FileLine> forward(long start, int count) throws TraceException {
        List<FileLine> lines = new ArrayList<>();
        long at = Math.max(from, start);
        FileLine.Edge before = at == from || endsLine(at) ? FileLine.Edge.LINE_BREAK : FileLine.Edge.CUT;
        while (lines.size() < count && at < to) {
            byte[] chunk = read(at, at + CHUNK);
            int done = split(chunk, at, at + chunk.length >= to, count, lines, before);
            if (done == 0) {
                break;
            }
            at += done;
        }
        return lines;
    }

    /// The start of the line, or of its piece, that a place is in.
    public long startOf(long offset) throws TraceException {
        long at = Math.clamp(offset, from, Math.max(from, to - 1));
        List<Long> starts = starts(at + 1, 1);
        return starts.isEmpty() ? at : starts.getLast();
    }

    /// The start of the line that is a number of lines before another.
    public long back(long start, int lines) throws TraceException {
        if (lines <= 0 || start <= from) {
            return Math.max(from, start);
        }
        List<Long> starts = starts(start, lines);
        return starts.isEmpty() ? Math.max(from, start - LONGEST) : starts.get(Math.max(0, starts.size() - lines));
    }

    /// The text between two places, at most 16 MiB.
    public String text(long start, long end) throws TraceException {
        return new String(read(Math.max(from, start), Math.min(to, Math.min(end, start + (16 << 20)))), charset);
    }

    /// Cuts a chunk into lines; returns how many bytes of it are used.
    private int split(byte[] chunk, long offset, boolean last, int count, List<FileLine> lines, FileLine.Edge first) {
        int at = 0;
        FileLine.Edge before = lines.isEmpty() ? first : lines.getLast().end();
        while (at < chunk.length && lines.size() < count) {
            int limit = Math.min(chunk.length, at + LONGEST);
            int lineBreak = find(chunk, at, limit);
            boolean whole = lineBreak < limit;
            if (!whole && limit == chunk.length && !last && limit - at < LONGEST) {
                return at; // the rest is in the next chunk
            }
            int end = whole ? lineBreak : limit == chunk.length ? limit : characterBorder(chunk, at, limit);
            int textEnd = whole && end > at && chunk[end - 1] == '\r' ? end - 1 : end;
            String decoded = new String(chunk, at, textEnd - at, charset);
            int next = whole ? end + 1 : end;
            boolean atEnd = last && next == chunk.length;
            FileLine.Edge edge = whole || atEnd ? FileLine.Edge.LINE_BREAK : FileLine.Edge.CUT;
            LineKind kind = before == FileLine.Edge.CUT ? LineKind.TEXT : LineKind.of(decoded);
            lines.add(new FileLine(offset + at, next - at, decoded, before, edge, kind));
            before = edge;
            at = next;
        }
        return at;
    }

    /// Starts of the last lines before a place, in rising order: at least `wanted` of them where there are as many.
    private List<Long> starts(long before, int wanted) throws TraceException {
        List<Long> starts = List.of();
        for (int reach = CHUNK; reach <= FARTHEST; reach *= 4) {
            long start = Math.max(from, before - reach);
            byte[] chunk = read(start, before);
            int first = start == from ? 0 : find(chunk, 0, chunk.length) + 1;
            starts = starts(chunk, first, start);
            if (starts.size() >= wanted || start == from) {
                return starts;
            }
        }
        return starts;
    }

    private List<Long> starts(byte[] chunk, int first, long offset) {
        List<Long> starts = new ArrayList<>();
        int at = first;
        while (at < chunk.length) {
            starts.add(offset + at);
            int limit = Math.min(chunk.length, at + LONGEST);
            int lineBreak = find(chunk, at, limit);
            at = lineBreak < limit ? lineBreak + 1 : limit == chunk.length ? limit : characterBorder(chunk, at, limit);
        }
        return starts;
    }

    /// A place at or before the limit that splits no character.
    private int characterBorder(byte[] chunk, int start, int limit) {
        int at = limit;
        if (charset.equals(StandardCharsets.UTF_8)) {
            while (at > start && limit - at < 4 && (chunk[at] & 0xC0) == 0x80) {
                at--;
            }
        }
        return at == start || limit - at == 4 ? limit : at;
    }

    private boolean endsLine(long at) throws TraceException {
        byte[] one = read(at - 1, at);
        return one.length == 1 && one[0] == '\n';
    }

    private byte[] read(long start, long end) throws TraceException {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(end, to) - start)];
        int got = bytes.length == 0 ? 0 : text.bytes(start, bytes);
        return got == bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(0, got));
    }

    private static int find(byte[] chunk, int from, int to) {
        for (int i = from; i < to; i++) {
            if (chunk[i] == '\n') {
                return i;
            }
        }
        return to;
    }
}
