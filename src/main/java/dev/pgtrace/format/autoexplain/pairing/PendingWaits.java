package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;

/// Lock waits and temporary files that are told while a statement runs, kept until it is told itself.
final class PendingWaits {
    private static final int MOST = 1000;

    private final List<Wait> waits = new ArrayList<>(0);
    private final List<Long> places = new ArrayList<>(0);
    private final List<String> files = new ArrayList<>(0);
    private long blocker = Table.MISSING;
    private String waitedFor = "";
    private long stillMicros = Table.MISSING;
    private ServerMessage.LockWait still = new ServerMessage.LockWait(false, "", "", 0, List.of());
    private LogRecord stillTold = new dev.pgtrace.format.autoexplain.log.LogRecordBuilder().build();

    void lock(LogRecord record, ServerMessage.LockWait told) {
        if (!told.over()) {
            blocker = told.holders().isEmpty() ? Table.MISSING : told.holders().getFirst();
            waitedFor = told.what();
            stillMicros = told.elapsedMicros();
            still = told;
            stillTold = record;
            return;
        }
        long holder = waitedFor.equals(told.what()) ? blocker : Table.MISSING;
        add(record, told, holder, "");
        stillMicros = Table.MISSING;
        blocker = Table.MISSING;
        waitedFor = "";
    }

    void temporaryFile(LogRecord record, long bytes) {
        if (files.size() < MOST) {
            files.add("Temporary File: " + bytes + " bytes");
        }
    }

    /// The statement is over. A wait whose end was not told has lasted at least as long as was said.
    void giveTo(Draft draft) {
        if (stillMicros != Table.MISSING) {
            add(stillTold, still, blocker, ", not got");
            stillMicros = Table.MISSING;
        }
        for (int i = 0; i < waits.size(); i++) {
            draft.waited(waits.get(i), places.get(i));
        }
        draft.properties.addAll(files);
        waits.clear();
        places.clear();
        files.clear();
    }

    private void add(LogRecord record, ServerMessage.LockWait told, long holder, String end) {
        if (waits.size() == MOST) {
            return;
        }
        long start = record.timeMicros() == Table.MISSING
                ? Table.MISSING
                : record.timeMicros() - Math.max(0, told.elapsedMicros());
        Wait wait = new Wait(
                told.event(),
                Component.LOCK_WAITS,
                told.elapsedMicros(),
                false,
                told.what() + end,
                Table.MISSING,
                holder);
        waits.add(wait.startedAt(start));
        places.add(record.offsetBytes());
    }
}
