package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.format.ByteSearch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the prefixes of lines. Those of one session are mostly the same but for the time that they begin with: what
/// the rest says is known from the last time. Not thread-safe.
final class PrefixReader {
    private static final int MOST_KNOWN = 256;
    /// How much of the rest is looked at to find it again: the pid is mostly in it.
    private static final int LOOKED_AT = 2 * Long.BYTES;

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final LogLinePrefix prefix;
    private final LogFields fields;
    private final LogLinePrefix.Match match;
    private final boolean timed;
    private final @Nullable Known[] known = new Known[MOST_KNOWN];
    private @Nullable Known found;
    /// Where the digits of the time end; -1 where the line does not begin with one.
    private int time;
    private int from;
    private int end;

    /// A prefix without the digits of its time, and what it says but for the time.
    private static final class Known {
        private final byte[] rest;
        private final int zone;
        private final LogRecordBuilder values;

        Known(byte[] rest, int zone, LogRecordBuilder values) {
            this.rest = rest;
            this.zone = zone;
            this.values = values;
        }
    }

    PrefixReader(LogLinePrefix prefix, LogFields fields) {
        this.prefix = prefix;
        this.fields = fields;
        this.match = new LogLinePrefix.Match(prefix);
        this.timed = prefix.beginsWithTime();
    }

    /// Whether the line begins with the prefix and a severity.
    boolean matches(byte[] bytes, int start, int to) {
        from = start;
        time = timed ? LogClock.end(bytes, from, to) : -1;
        found = null;
        if (time >= 0 && to - time >= LOOKED_AT) {
            Known like = known[place(bytes, time)];
            if (like != null && fits(like, bytes, to)) {
                found = like;
                end = time + like.rest.length;
                return true;
            }
        }
        if (!prefix.matches(bytes, from, to, match)) {
            return false;
        }
        end = match.end();
        return true;
    }

    /// Where the severity begins.
    int end() {
        return end;
    }

    /// The process that wrote the line; missing where the prefix does not tell it.
    ///
    /// @param scratch is changed
    long pid(byte[] bytes, int to, LogRecordBuilder scratch) {
        Known like = found;
        if (like == null) {
            fill(bytes, to, scratch);
            return scratch.get(LogNumber.PID);
        }
        return like.values.get(LogNumber.PID);
    }

    /// Makes a record say what the prefix says, and nothing else.
    void fill(byte[] bytes, int to, LogRecordBuilder record) {
        Known like = found;
        if (like != null) {
            record.setAll(like.values);
            record.set(LogNumber.TIME, fields.clock().micros(bytes, from, time, time + like.zone));
            return;
        }
        prefix.fill(bytes, match, record.clear(), fields);
        if (time >= 0 && to - time >= LOOKED_AT && end > time && bytes[end - 1] == ' ' && prefix.isPlain(match)) {
            LogRecordBuilder values = new LogRecordBuilder().setAll(record).set(LogNumber.TIME, 0);
            known[place(bytes, time)] =
                    new Known(Arrays.copyOfRange(bytes, time, end), prefix.firstEnd(match) - time, values);
        }
    }

    /// A line that has the same bytes up to a blank, and then a severity, is read the same way: the places where the
    /// parts of the prefix end are the first ones possible, and no severity before the blank can reach beyond it.
    private boolean fits(Known like, byte[] bytes, int to) {
        int behind = time + like.rest.length;
        return behind < to
                && Arrays.equals(like.rest, 0, like.rest.length, bytes, time, behind)
                && LogRow.wordEnd(bytes, behind, to) > 0;
    }

    private static int place(byte[] bytes, int at) {
        long hash = ByteSearch.word(bytes, at) * PRIME ^ ByteSearch.word(bytes, at + Long.BYTES);
        hash = (hash ^ hash >>> 32) * PRIME;
        return (int) (hash >>> 40) & MOST_KNOWN - 1;
    }
}
