package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what `log_lock_waits` says:
///
///     process 6547 still waiting for ShareLock on transaction 440608 after 10.088 ms
///     process 6547 acquired ShareLock on transaction 440608 after 609.030 ms
///     Process holding the lock: 4493. Wait queue: 6547.
final class LockMessage {
    private static final String PROCESS = "process ";
    private static final String AFTER = " after ";

    private LockMessage() {}

    static ServerMessage.@Nullable LockWait read(LogRecord record) {
        String text = record.message();
        if (!text.startsWith(PROCESS)) {
            return null;
        }
        int verb = Decimal.end(text, PROCESS.length());
        int after = text.lastIndexOf(AFTER);
        String waiting = " still waiting for ";
        String acquired = " acquired ";
        String gaveUp = " failed to acquire ";
        boolean over = !text.startsWith(waiting, verb);
        String word = !over ? waiting : text.startsWith(gaveUp, verb) ? gaveUp : acquired;
        if (after < 0 || !text.startsWith(word, verb) || after < verb + word.length()) {
            return null;
        }
        String what = text.substring(verb + word.length(), after);
        long elapsed = Decimal.scaled(text, after + AFTER.length(), 3);
        return new ServerMessage.LockWait(over, event(what), what, elapsed, holders(record.detail()));
    }

    /// The wait event of the lock, as `pg_stat_activity` calls it.
    private static String event(String what) {
        int on = what.indexOf(" on ");
        String object = on < 0 ? "" : what.substring(on + 4);
        String name;
        if (object.startsWith("relation ")) {
            name = "relation";
        } else if (object.startsWith("extension ")) {
            name = "extend";
        } else if (object.startsWith("page ")) {
            name = "page";
        } else if (object.startsWith("tuple ")) {
            name = "tuple";
        } else if (object.startsWith("transaction ")) {
            name = "transactionid";
        } else if (object.startsWith("virtual transaction ")) {
            name = "virtualxid";
        } else if (object.startsWith("speculative ")) {
            name = "spectoken";
        } else if (object.startsWith("object ")) {
            name = "object";
        } else if (object.startsWith("advisory ")) {
            name = "advisory";
        } else {
            name = "userlock";
        }
        return "Lock/" + name;
    }

    private static List<Long> holders(String detail) {
        List<Long> holders = new ArrayList<>();
        int at = detail.indexOf(": ");
        int end = detail.indexOf('.');
        if (!detail.startsWith("Process") || at < 0) {
            return holders;
        }
        at += 2;
        while (at < (end < 0 ? detail.length() : end)) {
            int stop = Decimal.end(detail, at);
            long pid = Decimal.scaled(detail, at, 0);
            if (stop == at || pid < 0) {
                break;
            }
            holders.add(pid);
            at = detail.startsWith(", ", stop) ? stop + 2 : Integer.MAX_VALUE;
        }
        return holders;
    }
}
