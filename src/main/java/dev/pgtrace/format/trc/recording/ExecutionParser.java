package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;

/// Takes EXEC records apart. Lines and words that it does not know are stepped over.
final class ExecutionParser {
    static final long BINDS = Words.name("BINDS");
    static final long EXEC = Words.name("EXEC");

    private static final long BIND = Words.name("bind");
    private static final long PARSE = Words.name("PARSE");
    private static final long TIME = Words.name("TIME");
    private static final long STATS = Words.name("STATS");
    private static final long ERROR = Words.name("ERROR");
    private static final long STAT = Words.name("STAT");
    private static final long PLAN = Words.name("PLAN");
    private static final long STACK = Words.name("STACK");
    private static final long WAIT = Words.name("WAIT");
    private static final long BUFFER = Words.name("BUFFER");
    private static final long TIERS = Words.name("TIERS");

    private static final long ID = Words.name("id");
    private static final long PARENT = Words.name("parent");
    private static final long DEPTH = Words.name("depth");
    private static final long AT = Words.name("at");
    private static final long QUERY_ID = Words.name("queryid");
    private static final long FLAGS = Words.name("flags");
    private static final long VALUE = Words.name("value");
    private static final long TYPE = Words.name("oacdef");
    private static final long CUT = Words.name("cut");
    private static final long BAD = Words.name("bad");
    private static final long ELAPSED = Words.name("ela");
    private static final long CPU = Words.name("cpu");
    private static final long IO = Words.name("io");
    private static final long ROWS = Words.name("rows");
    private static final long CR = Words.name("cr");
    private static final long PR = Words.name("pr");
    private static final long C = Words.name("c");
    private static final long E = Words.name("e");
    private static final long P = Words.name("p");
    private static final long R = Words.name("r");
    private static final long TIM = Words.name("tim");
    private static final long DEV = Words.name("dev");
    private static final long DIRTIED = Words.name("dirtied");
    private static final long WRITTEN = Words.name("written");
    private static final long WORKER_READ = Words.name("wr");
    private static final long TEMP_TIME = Words.name("tio");
    private static final long TEMP_READ = Words.name("tr");
    private static final long TEMP_WRITTEN = Words.name("tw");
    private static final long PROVENANCE = Words.name("prov");
    private static final long STATE = Words.name("state");
    private static final long MESSAGE = Words.name("message");
    private static final long FILE = Words.name("file");
    private static final long BLOCK = Words.name("block");
    private static final long TABLE = Words.name("table");
    private static final long FORK = Words.name("fork");
    private static final long NAME = Words.name("nam");

    private static final EnumNames<CallKind> CALLS = new EnumNames<>(CallKind.values());
    private static final EnumNames<ExecutionFlag> ALL_FLAGS = new EnumNames<>(ExecutionFlag.values());
    private static final EnumNames<Provenance> PROVENANCES = new EnumNames<>(Provenance.values());

    private final Words words;
    private final ParsedExecution into;
    private final NodeParser nodes;
    private final WaitParser waits;
    private long unknown;
    private int first;
    private boolean damaged;

    ExecutionParser(Words words, ParsedExecution into) {
        this.words = words;
        this.into = into;
        this.nodes = new NodeParser(words, into);
        this.waits = new WaitParser(words);
    }

    /// Lines of the latest record that were not known.
    long unknown() {
        return unknown;
    }

    /// Takes apart the record that `words` is at the start of.
    ///
    /// @return false where it is damaged
    boolean parse() {
        into.clear();
        nodes.clear();
        unknown = 0;
        first = words.position();
        damaged = false;
        while (!words.isAtEnd() && !words.isBroken()) {
            line();
            words.nextLineOfRecord();
        }
        long binds = into.get(ParsedExecution.BINDS_AT);
        long begin = binds >= 0 ? binds : into.get(ParsedExecution.EXEC_AT);
        return !words.isBroken() && !damaged && begin == first && into.get(ParsedExecution.EXEC_AT) >= 0;
    }

    private void line() {
        int start = words.position();
        int indent = words.indent();
        if (!words.next()) {
            return;
        }
        long name = words.name();
        if (nodes.line(name, indent, start)) {
            return;
        }
        if (name == WAIT) {
            nodes.end();
            ordinal();
            if (into.waits.rows() == 0) {
                into.set(ParsedExecution.WAITS_AT, start);
            }
            waits.read(into.waits, start);
        } else if (name == EXEC || name == PARSE) {
            timed(name, start);
        } else if (name == BIND) {
            bind();
        } else if (name == BINDS) {
            damaged |= start != first;
            into.set(ParsedExecution.BINDS_AT, start);
        } else if (name == STAT) {
            into.set(ParsedExecution.PLAN_AT, start);
            nodes.begin();
        } else if (name == PLAN) {
            nodes.end();
            text(into.properties);
        } else if (name == STACK) {
            nodes.end();
            text(into.stack);
        } else if (name == ERROR) {
            error();
        } else if (name == BUFFER) {
            nodes.end();
            buffer();
        } else if (name != TIERS) {
            call(start);
        }
    }

    private long ordinal() {
        return words.next() ? words.ordinal() : Words.NONE;
    }

    private void timed(long name, int start) {
        if (!words.next()) {
            return;
        }
        if (words.name() == TIME) {
            times(name == PARSE);
        } else if (words.name() == STATS) {
            stats();
        } else if (words.hasColon()) {
            call(name == PARSE ? CallKind.PARSE.ordinal() : CallKind.EXEC.ordinal(), start);
        } else if (name == EXEC) {
            execution(start);
        }
    }

    private void execution(int start) {
        damaged |= into.get(ParsedExecution.EXEC_AT) >= 0;
        into.set(ParsedExecution.EXEC_AT, start);
        into.set(ParsedExecution.CURSOR, words.ordinal());
        while (words.next()) {
            long name = words.name();
            if (name == ID) {
                into.set(ParsedExecution.ID, words.count());
            } else if (name == PARENT) {
                into.set(ParsedExecution.PARENT, words.count());
            } else if (name == DEPTH) {
                into.set(ParsedExecution.DEPTH, words.number());
            } else if (name == AT) {
                into.set(ParsedExecution.START, words.time());
            } else if (name == QUERY_ID) {
                into.set(ParsedExecution.QUERY_ID, words.number());
            } else if (name == FLAGS) {
                into.set(ParsedExecution.FLAGS, flags());
            }
        }
    }

    private long flags() {
        long bits = 0;
        int from = words.valueFrom();
        for (int i = from; i <= words.valueTo(); i++) {
            if (i == words.valueTo() || words.bytes()[i] == '+') {
                int flag = ALL_FLAGS.ordinal(words.bytes(), from, i);
                bits |= flag < 0 ? 0 : 1L << flag;
                from = i + 1;
            }
        }
        return bits;
    }

    private void times(boolean planning) {
        while (words.next()) {
            if (words.name() == ELAPSED) {
                into.set(planning ? ParsedExecution.PLANNING : ParsedExecution.ELAPSED, words.fixed(6));
            } else if (words.name() == CPU && planning) {
                into.set(ParsedExecution.PLANNING_CPU, words.fixed(6));
            } else if (words.name() == ROWS) {
                into.set(ParsedExecution.ROWS, words.count());
            }
        }
    }

    private void stats() {
        while (words.next()) {
            long name = words.name();
            if (name == CR) {
                into.set(ParsedExecution.HIT, words.count());
            } else if (name == PR) {
                into.set(ParsedExecution.READ, words.count());
            } else if (name == CPU) {
                into.set(ParsedExecution.CPU, words.fixed(6));
            } else if (name == IO) {
                into.set(ParsedExecution.IO, words.fixed(6));
            } else if (name == DIRTIED) {
                into.set(ParsedExecution.DIRTIED, words.count());
            } else if (name == WRITTEN) {
                into.set(ParsedExecution.WRITTEN, words.count());
            } else if (name == TEMP_READ) {
                into.set(ParsedExecution.TEMP_READ, words.count());
            } else if (name == TEMP_WRITTEN) {
                into.set(ParsedExecution.TEMP_WRITTEN, words.count());
            } else if (name == WORKER_READ) {
                into.set(ParsedExecution.WORKER_READ, words.count());
            } else if (name == TEMP_TIME) {
                into.set(ParsedExecution.TEMP_TIME, words.fixed(6));
            } else if (name == P || name == DEV) {
                into.set(ParsedExecution.DEVICE, device(name));
            } else if (name == PROVENANCE) {
                into.set(
                        ParsedExecution.PROVENANCE,
                        PROVENANCES.ordinal(words.bytes(), words.valueFrom(), words.valueTo()));
            }
        }
    }

    private long device(long name) {
        if (name == DEV) {
            return words.count();
        }
        long blocks = words.fixed(4); // ten-thousandths of 8192 bytes
        if (blocks < 0) {
            return Words.NONE;
        }
        long whole = blocks / 10_000;
        return whole > Long.MAX_VALUE / 8192 - 1 ? Words.NONE : whole * 8192 + blocks % 10_000 * 8192 / 10_000;
    }

    private void bind() {
        into.binds.add();
        into.binds.set(ParsedExecution.BIND_POSITION, ordinal());
        while (words.next()) {
            long name = words.name();
            if (name == VALUE && words.isText()) {
                into.binds.set(ParsedExecution.BIND_FROM, words.valueFrom());
                into.binds.set(ParsedExecution.BIND_TO, words.valueTo());
            } else if (name == TYPE) {
                into.binds.set(ParsedExecution.BIND_TYPE, words.count());
            } else if (name == CUT) {
                into.binds.set(ParsedExecution.BIND_CUT, words.count());
            } else if (name == BAD) {
                into.binds.set(ParsedExecution.BIND_BAD, words.count());
            }
        }
    }

    private void text(Cells texts) {
        if (words.next() && words.isText()) {
            texts.add();
            texts.set(ParsedExecution.TEXT_FROM, words.valueFrom());
            texts.set(ParsedExecution.TEXT_TO, words.valueTo());
        }
    }

    private void error() {
        while (words.next()) {
            if (words.name() == STATE && words.isText()) {
                into.set(ParsedExecution.STATE_FROM, words.valueFrom());
                into.set(ParsedExecution.STATE_TO, words.valueTo());
            } else if (words.name() == MESSAGE && words.isText()) {
                into.set(ParsedExecution.MESSAGE_FROM, words.valueFrom());
                into.set(ParsedExecution.MESSAGE_TO, words.valueTo());
            }
        }
    }

    private void call(int start) {
        int kind = CALLS.ordinal(words.bytes(), words.nameFrom(), words.nameTo());
        if (kind >= 0 && words.next() && words.hasColon()) {
            call(kind, start);
        } else {
            unknown++;
        }
    }

    private void call(int kind, int start) {
        Cells calls = into.calls;
        calls.add();
        calls.set(ParsedExecution.CALL_KIND, kind);
        calls.set(ParsedExecution.CALL_AT, start);
        while (words.next()) {
            long name = words.name();
            if (name == C) {
                calls.set(ParsedExecution.CALL_CPU, words.count());
            } else if (name == E) {
                calls.set(ParsedExecution.CALL_ELAPSED, words.count());
            } else if (name == P || name == DEV) {
                calls.set(ParsedExecution.CALL_DEVICE, device(name));
            } else if (name == CR) {
                calls.set(ParsedExecution.CALL_HIT, words.count());
            } else if (name == PR) {
                calls.set(ParsedExecution.CALL_READ, words.count());
            } else if (name == R) {
                calls.set(ParsedExecution.CALL_ROWS, words.count());
            } else if (name == TIM) {
                calls.set(ParsedExecution.CALL_START, words.count());
            }
        }
    }

    private void buffer() {
        ordinal();
        into.buffers.add();
        while (words.next()) {
            long name = words.name();
            if (name == BLOCK) {
                into.buffers.set(ParsedExecution.BUFFER_BLOCK, words.count());
                continue;
            }
            int column = name == NAME
                    ? ParsedExecution.BUFFER_NAME
                    : name == ELAPSED
                            ? ParsedExecution.BUFFER_ELAPSED
                            : name == FILE
                                    ? ParsedExecution.BUFFER_FILE
                                    : name == TABLE
                                            ? ParsedExecution.BUFFER_TABLE
                                            : name == FORK ? ParsedExecution.BUFFER_FORK : -1;
            if (column >= 0 && words.isText()) {
                into.buffers.set(column, words.valueFrom());
                into.buffers.set(column + 1, words.valueTo());
            }
        }
    }
}
