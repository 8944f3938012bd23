package dev.pgtrace.format.autoexplain.plan;

/// Reads the figures of a node's title from the bytes, as the server prints them and nothing else:
///
///     (cost=0.29..8.31 rows=1 width=4) (actual time=0.1..0.2 rows=1 loops=1)
///
/// Not thread-safe.
final class TitleFigures {
    static final AsciiWord COST = AsciiWord.of("  (cost=");
    private static final AsciiWord TO = AsciiWord.of("..");
    private static final AsciiWord ROWS = AsciiWord.of(" rows=");
    private static final AsciiWord WIDTH = AsciiWord.of(" width=");
    private static final AsciiWord TIMED = AsciiWord.of(") (actual time=");
    private static final AsciiWord UNTIMED = AsciiWord.of(") (actual");
    private static final AsciiWord LOOPS = AsciiWord.of(" loops=");
    private static final AsciiWord NEVER = AsciiWord.of(") (never ");
    private static final AsciiWord EXECUTED = AsciiWord.of("executed)");

    private final NumberBytes numbers = new NumberBytes();
    private boolean never;
    private boolean actual;
    private boolean timed;
    private double startupCost;
    private double totalCost;
    private double plannedRows;
    private double plannedWidth;
    private double startupMillis;
    private double totalMillis;
    private double rows;
    private double loops;

    /// @param from behind what the costs begin with
    /// @return whether these are figures up to the end
    boolean read(byte[] bytes, int from, int to) {
        NumberBytes in = numbers.at(bytes, from, to);
        startupCost = in.number();
        totalCost = in.behind(TO);
        plannedRows = in.behind(ROWS);
        plannedWidth = in.behind(WIDTH);
        int at = in.place();
        timed = TIMED.isAt(bytes, at, to);
        actual = timed || UNTIMED.isAt(bytes, at, to);
        int executed = at + NEVER.length();
        never = !actual && NEVER.isAt(bytes, at, to) && EXECUTED.isAt(bytes, executed, to);
        if (never) {
            return in.isRead() && executed + EXECUTED.length() == to;
        }
        if (timed) {
            startupMillis = in.behind(TIMED);
            totalMillis = in.behind(TO);
        } else if (actual) {
            in.take(UNTIMED);
        }
        if (actual) {
            rows = in.behind(ROWS);
            loops = in.behind(LOOPS);
        }
        return in.isRead() && in.place() == to - 1 && bytes[to - 1] == ')';
    }

    /// Gives the figures that were read to a node.
    void set(NodeBuilder node) {
        node.startupCost = startupCost;
        node.totalCost = totalCost;
        node.plannedRows = Math.round(plannedRows);
        node.plannedWidth = Math.round(plannedWidth);
        if (never) {
            node.loops = 0;
        }
        if (actual) {
            node.rows = rows;
            node.loops = Math.round(loops);
        }
        if (timed) {
            node.startupMillis = startupMillis;
            node.totalMillis = totalMillis;
        }
    }
}
