package dev.pgtrace.format.autoexplain.log;

import dev.pgtrace.format.ByteSearch;
import java.util.List;
import java.util.Optional;

/// Finds the `log_line_prefix` that a plain text log was written with, among those in use.
public final class PrefixGuess {
    private static final int MOST_LINES = 400;
    private static final List<LogLinePrefix> KNOWN = java.util.stream.Stream.of(
                    "%m [%p] ",
                    "%m [%p] %q%u@%d ",
                    "m=%m n=%n p=%p c=%c l=%l v=%v x=%x e=%e a=%a u=%u d=%d h=%h b=%b i=%i Q=%Q P=%P ",
                    "m=%m n=%n p=%p c=%c l=%l v=%v x=%x e=%e a=%a u=%u d=%d h=%h b=%b i=%i ",
                    "%t [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                    "%t [%p]: user=%u,db=%d,app=%a,client=%h ",
                    "%m [%p]: user=%u,db=%d,app=%a,client=%h ",
                    "%m [%p]: [%l-1] user=%u,db=%d,app=%a,client=%h ",
                    "%t [%p]: [%l-1] user=%u,db=%d ",
                    "%t [%p]: [%l-1] ",
                    "%m [%p]: [%l-1] user=%u,db=%d ",
                    "%t:%r:%u@%d:[%p]:",
                    "%m:%r:%u@%d:[%p]:",
                    "%t:%r:%u@%d:[%p]:%l:%e:%s:%v:%x:%c:%q%a:",
                    "%m:%r:%u@%d:[%p]:%l:%e:%s:%v:%x:%c:%q%a:",
                    "%t-%c-",
                    "%m-%c-",
                    "%t [%p-%l] %q%u@%d ",
                    "%m [%p-%l] %q%u@%d ",
                    "%m [%p] %u@%d ",
                    "%m [%p] %q%a@%u/%d ",
                    "%m [%p] %q[user=%u,db=%d,app=%a] ",
                    "%m [%p] %q%u@%d/%a ",
                    "%m [%p] %u %d %a %h ",
                    "%m [%p] %u@%d %h ",
                    "%m [%p] %l ",
                    "%m %u %d [%p] ",
                    "%m [%p] [%c] [%l] %u@%d %a ",
                    "%t [%p] ",
                    "%t [%p] %q%u@%d ",
                    "%t ",
                    "%m ",
                    "%n [%p] ",
                    "%m|%u|%d|%c|",
                    "[%m] [%p] %u@%d ",
                    "%m %p %u@%d ",
                    "[%p] ")
            .map(LogLinePrefix::of)
            .toList();

    private PrefixGuess() {}

    /// The prefix that most rows of the beginning of a log have; empty where none has any.
    public static Optional<LogLinePrefix> of(byte[] head) {
        int[] ends = new int[MOST_LINES * 2];
        int places = rows(head, ends);
        LogLinePrefix best = null;
        int most = 0;
        for (LogLinePrefix prefix : KNOWN) {
            int count = count(prefix, head, ends, places, most);
            if (count > most) {
                best = prefix;
                most = count;
            }
        }
        return Optional.ofNullable(best);
    }

    /// Finds the rows.
    ///
    /// @param ends where each begins and ends
    /// @return how many places are filled in
    private static int rows(byte[] head, int[] ends) {
        int places = 0;
        for (int from = 0; from < head.length && places < ends.length; ) {
            int to = ByteSearch.newline(head, from, head.length);
            if (to > from && head[from] != '\t') {
                ends[places++] = from;
                ends[places++] = to;
            }
            from = to + 1;
        }
        return places;
    }

    /// How many rows have the prefix; some number that is not more than `most` where it cannot be more.
    private static int count(LogLinePrefix prefix, byte[] head, int[] ends, int places, int most) {
        LogLinePrefix.Match match = new LogLinePrefix.Match(prefix);
        int matching = 0;
        for (int at = 0; at < places && matching + (places - at) / 2 > most; at += 2) {
            matching += prefix.matches(head, ends[at], ends[at + 1], match) ? 1 : 0;
        }
        return matching;
    }
}
