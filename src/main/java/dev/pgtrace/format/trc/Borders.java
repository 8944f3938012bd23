package dev.pgtrace.format.trc;

/// Finds places that look like the start of a PARSE record or a header. Inside SQL text such a place may be an
/// imitation; whoever starts there must be checked against what comes before.
final class Borders {
    private Borders() {}

    /// The first such line start in a range, or -1.
    static long find(Bytes bytes, long from, long until) {
        long to = Math.min(until, bytes.limit());
        Marks marks = new Marks(bytes);
        long at = from == 0 || bytes.at(from - 1) == '\n' ? from : bytes.lineEnd(from, to) + 1;
        while (at < to) {
            int c = bytes.at(at);
            if (c == '=' && marks.block(at) >= 0 || c == '*' && marks.header(at)) {
                return at;
            }
            at = bytes.lineEnd(at, to) + 1;
        }
        return -1;
    }
}
