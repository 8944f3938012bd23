package dev.pgtrace.format.trc.recording;

/// Reads the lines of a plan.
final class NodeParser {
    private static final long ARROW = Words.name("->");
    private static final long DASH = Words.name("-");
    private static final long RELATION = Words.name("Relation");
    private static final long INDEX = Words.name("Index");
    private static final long TIMING = Words.name("Timing");
    private static final long BUFFERS = Words.name("Buffers");
    private static final long IO = Words.name("I/O");
    private static final long LOCAL = Words.name("Local");
    private static final long TEMP = Words.name("Temp");
    private static final long WAL = Words.name("WAL");

    private static final long COST = Words.name("cost");
    private static final long ROWS = Words.name("rows");
    private static final long WIDTH = Words.name("width");
    private static final long ACTUAL = Words.name("actual");
    private static final long LOOPS = Words.name("loops");
    private static final long DEPTH = Words.name("depth");
    private static final long PARENT = Words.name("parent");
    private static final long STARTUP = Words.name("startup");
    private static final long TOTAL = Words.name("total");
    private static final long HIT = Words.name("hit");
    private static final long READ = Words.name("read");
    private static final long DIRTIED = Words.name("dirtied");
    private static final long WRITTEN = Words.name("written");
    private static final long RECORDS = Words.name("records");
    private static final long IMAGES = Words.name("fpi");
    private static final long BYTES = Words.name("bytes");

    private static final int NOWHERE = -1;

    private final Words words;
    private final ParsedExecution into;
    private final Ancestors ancestors = new Ancestors();
    private boolean open;

    NodeParser(Words words, ParsedExecution into) {
        this.words = words;
        this.into = into;
    }

    void clear() {
        open = false;
        ancestors.clear();
    }

    void begin() {
        open = true;
    }

    void end() {
        open = false;
    }

    /// Reads a line if it belongs to a plan; `words` is behind its first word.
    boolean line(long name, int indent, int start) {
        if (!open) {
            return false;
        }
        if (name == ARROW) {
            node(indent, start);
            return true;
        }
        if (into.nodes.rows() == 0) {
            return false;
        }
        if (name == DASH) {
            detail();
        } else if (name == BUFFERS) {
            blocks(ParsedNode.HIT, ParsedNode.READ, ParsedNode.DIRTIED, ParsedNode.WRITTEN);
        } else if (name == TIMING) {
            timing(ParsedNode.STARTUP, ParsedNode.TOTAL);
        } else if (name == RELATION) {
            text(ParsedNode.RELATION_FROM);
        } else if (name == INDEX) {
            text(ParsedNode.INDEX_FROM);
        } else if (name == IO) {
            timing(NOWHERE, ParsedNode.IO);
        } else if (name == LOCAL) {
            blocks(ParsedNode.LOCAL_HIT, ParsedNode.LOCAL_READ, NOWHERE, NOWHERE);
        } else if (name == TEMP) {
            blocks(NOWHERE, ParsedNode.TEMP_READ, NOWHERE, ParsedNode.TEMP_WRITTEN);
        } else if (name == WAL) {
            wal();
        } else {
            return false;
        }
        return true;
    }

    private void node(int indent, int start) {
        Cells nodes = into.nodes;
        nodes.add();
        nodes.set(ParsedNode.AT, start);
        if (words.next() && words.isText()) {
            nodes.set(ParsedNode.LABEL_FROM, words.valueFrom());
            nodes.set(ParsedNode.LABEL_TO, words.valueTo());
        }
        boolean actual = false;
        long depth = indent / 2;
        long parent = Long.MIN_VALUE;
        while (words.next()) {
            long name = words.name();
            if (name == ROWS) {
                nodes.set(actual ? ParsedNode.ROWS : ParsedNode.PLANNED_ROWS, words.count());
            } else if (name == COST) {
                nodes.set(ParsedNode.COST_FROM, words.valueFrom());
                nodes.set(ParsedNode.COST_TO, words.valueTo());
            } else if (name == WIDTH) {
                nodes.set(ParsedNode.WIDTH, words.count());
            } else if (name == ACTUAL) {
                actual = true;
            } else if (name == LOOPS) {
                nodes.set(ParsedNode.LOOPS, words.count());
            } else if (name == DEPTH) {
                depth = words.number();
            } else if (name == PARENT) {
                parent = words.number();
            }
        }
        int level = (int) depth;
        int above = ancestors.add(level);
        nodes.set(ParsedNode.DEPTH, level);
        boolean told = parent >= -1 && parent < nodes.rows() - 1;
        nodes.set(ParsedNode.PARENT, told ? parent : above);
    }

    private void detail() {
        if (words.isText()) {
            text();
        } else if (words.next() && words.isText()) {
            text();
        }
    }

    private void text() {
        into.details.add();
        into.details.set(ParsedExecution.TEXT_OWNER, into.nodes.rows() - 1);
        into.details.set(ParsedExecution.TEXT_FROM, words.valueFrom());
        into.details.set(ParsedExecution.TEXT_TO, words.valueTo());
    }

    private void text(int column) {
        if (words.next() && words.isText()) {
            into.nodes.set(column, words.valueFrom());
            into.nodes.set(column + 1, words.valueTo());
        }
    }

    private void timing(int startup, int total) {
        while (words.next()) {
            if (words.name() == TOTAL) {
                into.nodes.set(total, words.fixed(3));
            } else if (words.name() == STARTUP && startup != NOWHERE) {
                into.nodes.set(startup, words.fixed(3));
            }
        }
    }

    private void blocks(int hit, int read, int dirtied, int written) {
        while (words.next()) {
            long name = words.name();
            int column = name == HIT
                    ? hit
                    : name == READ ? read : name == DIRTIED ? dirtied : name == WRITTEN ? written : NOWHERE;
            if (column != NOWHERE) {
                into.nodes.set(column, words.count());
            }
        }
    }

    private void wal() {
        while (words.next()) {
            long name = words.name();
            if (name == RECORDS) {
                into.nodes.set(ParsedNode.WAL_RECORDS, words.count());
            } else if (name == IMAGES) {
                into.nodes.set(ParsedNode.WAL_IMAGES, words.count());
            } else if (name == BYTES) {
                into.nodes.set(ParsedNode.WAL_BYTES, words.count());
            }
        }
    }
}
