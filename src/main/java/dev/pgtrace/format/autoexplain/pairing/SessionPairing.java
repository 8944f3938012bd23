package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.message.ServerMessage;
import dev.pgtrace.format.autoexplain.message.Severity;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.ExecutionDetail.Failure;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.NoteEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records of one session.
final class SessionPairing {
    private static final int MOST_WAITING = 64;
    /// Resolution of log times.
    static final long TICK_MICROS = 1000;

    private final PairingListener listener;
    private final Pairing.Shared shared;
    private final NestedPlans nested;
    private final PendingWaits waits = new PendingWaits();
    /// Executions that have run and whose plans have not come yet.
    private final List<Draft> waiting = new ArrayList<>();
    private final EarlyPlans plans;
    private final SessionIdentity identity;
    private long callsEnd = Table.MISSING;
    private boolean durations;
    private @Nullable Draft current;
    private @Nullable Draft ready;
    /// What the next statistics are of.
    private @Nullable Draft measured;
    private ServerMessage.@Nullable Begin begun;
    private long begunMicros;

    SessionPairing(PairingListener listener, Pairing.Shared shared) {
        this.listener = listener;
        this.shared = shared;
        this.identity = new SessionIdentity(listener);
        this.nested = new NestedPlans(shared, this::tell);
        this.plans = new EarlyPlans(nested, this::tell, this::tellAlone);
    }

    long pid() {
        return identity.backend().pid();
    }

    void counted(LogRecord record) {
        identity.counted(record);
    }

    static Places place(LogRecord record) {
        long none = Table.MISSING;
        return new Places(
                record.offsetBytes(), record.offsetBytes() + record.lengthBytes(), none, none, none, none, none);
    }

    void accept(LogRecord record, ServerMessage message) {
        boolean own = record.leaderPid() <= 0 || record.leaderPid() == record.pid();
        if (own) {
            identity.counted(record);
            identity.identify(record);
        }
        if (!(message instanceof ServerMessage.Statistics)) {
            tellReady();
        }
        switch (message) {
            case ServerMessage.Duration duration -> duration(record, duration);
            case ServerMessage.Plan plan -> plan(record, plan);
            case ServerMessage.UnreadablePlan unreadable ->
                issue(IssueKind.MALFORMED_RECORD, record, KeptTexts.of("kept.issue.plan"));
            case ServerMessage.Statistics statistics -> {
                if (measured != null) {
                    measured.statistics(statistics.usage(), record);
                    measured = null;
                }
            }
            case ServerMessage.LockWait wait -> waits.lock(record, wait);
            case ServerMessage.TemporaryFile file -> waits.temporaryFile(record, file.bytes());
            case ServerMessage.Failed failed -> failed(record, failed.text());
            case ServerMessage.Begin begin -> {
                begun = begin;
                begunMicros = record.timeMicros();
            }
            case ServerMessage.Disconnected gone -> {}
            case ServerMessage.Other other -> {}
        }
    }

    /// Tells what is complete; plans of logs without duration lines are.
    void settle() {
        tellReady();
        if (!shared.durations) {
            plans.tellAll();
        }
    }

    void finish() {
        tellReady();
        abandonCurrent();
        tellWaiting();
        plans.tellAll();
        nested.finish();
    }

    private void duration(LogRecord record, ServerMessage.Duration told) {
        durations = true;
        shared.durations = true;
        measured = null;
        switch (told.phase()) {
            case PARSE -> {
                abandonCurrent();
                Draft draft = new Draft(told.sql(), told.name());
                current = draft;
                call(draft, CallKind.PARSE, record, told);
            }
            case BIND -> bind(record, told);
            case EXECUTE -> execute(record, told);
            case FETCH -> fetch(record, told);
            case STATEMENT -> statement(record, told);
            case OTHER -> {} // log_duration: no text, no telling whose
        }
    }

    private void bind(LogRecord record, ServerMessage.Duration told) {
        tellUnnamed(told.name());
        Draft draft = current;
        if (draft == null || draft.has(CallKind.BIND) || !draft.sql.equals(told.sql())) {
            abandonCurrent();
            draft = new Draft(told.sql(), told.name());
        }
        draft.name = told.name();
        current = draft;
        call(draft, CallKind.BIND, record, told);
    }

    private void execute(LogRecord record, ServerMessage.Duration told) {
        Draft draft = current;
        if (draft == null || !draft.sql.equals(told.sql())) {
            abandonCurrent();
            tellUnnamed(told.name());
            draft = new Draft(told.sql(), told.name());
        }
        current = null;
        StatementWords words = shared.words.of(told.sql());
        call(draft, words.call(), record, told);
        Draft planned = plans.take(draft, told.elapsedMicros(), record);
        ran(draft, planned, record);
        if (words.call() != CallKind.EXEC) {
            tellWaiting();
            ready = draft;
        } else if (planned != null || words.hasNoPlan()) {
            ready = draft;
        } else {
            wait(draft);
        }
    }

    private void fetch(LogRecord record, ServerMessage.Duration told) {
        Draft draft = null;
        for (Draft open : waiting) {
            if (open.name.equals(told.name()) && open.sql.equals(told.sql())) {
                draft = open;
            }
        }
        if (draft == null) {
            draft = new Draft(told.sql(), told.name());
            wait(draft);
        }
        call(draft, CallKind.FETCH, record, told);
        ran(draft, null, record);
    }

    private void statement(LogRecord record, ServerMessage.Duration told) {
        abandonCurrent();
        tellUnnamed("");
        Draft draft = new Draft(told.sql(), "");
        CallKind kind = shared.words.of(told.sql()).call();
        call(draft, kind, record, told);
        Draft planned = plans.take(draft, told.elapsedMicros(), record);
        ran(draft, planned, record);
        if (planned == null && StatementWords.isDeclare(told.sql())) {
            wait(draft);
            return;
        }
        if (kind != CallKind.EXEC) {
            tellWaiting();
        }
        ready = draft;
    }

    /// An execution has an id from here on: nested ones and waits so far are its own.
    private void ran(Draft draft, @Nullable Draft planned, LogRecord record) {
        if (draft.id == 0) {
            draft.id = planned == null ? nested.takeId() : planned.id;
        }
        nested.adopt(draft.id);
        waits.giveTo(draft);
        if (draft.queryId == 0) {
            draft.queryId = record.queryId();
        }
        begun = null;
    }

    private void plan(LogRecord record, ServerMessage.Plan told) {
        CallStack stack = shared.stacks.of(record.context());
        if (stack.depth() > 0) {
            nested.add(record, told, stack);
            return;
        }
        Draft draft = unplanned(told);
        if (draft != null) {
            waiting.remove(draft);
            tellUnnamed(draft); // older portals without name are gone
            draft.plan(told, record);
            ready = draft;
            return;
        }
        if (!shared.durations || plans.isFull()) {
            plans.tellAll();
        }
        Draft alone = new Draft(told.plan().queryText(), "");
        alone.textIn(record);
        alone.plan(told, record);
        alone.id = nested.takeId();
        nested.adopt(alone.id);
        plans.add(alone);
    }

    /// The oldest execution that this plan can be of.
    private @Nullable Draft unplanned(ServerMessage.Plan told) {
        for (Draft draft : waiting) {
            if (draft.sql.equals(told.plan().queryText()) && NestedPlans.agree(draft, told.plan())) {
                return draft;
            }
        }
        return null;
    }

    private void failed(LogRecord record, String text) {
        measured = null;
        if (record.statement().isEmpty() && current == null && begun == null) {
            Optional<String> state = record.sqlState().isEmpty() ? Optional.empty() : Optional.of(record.sqlState());
            String severity = Severity.english(record.severity());
            listener.event(
                    new NoteEvent(record.timeMicros(), record.pid(), severity, state, record.message()), place(record));
            return;
        }
        ServerMessage.Begin started = begun;
        Draft draft = current;
        if (draft == null || !record.statement().isEmpty() && !draft.sql.equals(record.statement())) {
            abandonCurrent();
            String sql = record.statement().isEmpty() && started != null ? started.sql() : record.statement();
            draft = new Draft(sql, "");
            draft.startMicros = record.timeMicros();
        }
        current = null;
        if (started != null && started.sql().equals(draft.sql)) {
            draft.startMicros = begunMicros;
            draft.failedAfterMicros = record.timeMicros() - begunMicros;
        }
        draft.textIn(record);
        draft.failure = new Failure(record.sqlState(), text);
        draft.flags.add(ExecutionFlag.ERROR);
        tellWaiting();
        ran(draft, null, record);
        plans.tellAll();
        tell(draft);
    }

    private void call(Draft draft, CallKind kind, LogRecord record, ServerMessage.Duration told) {
        long end = record.timeMicros();
        long start = end == Table.MISSING ? Table.MISSING : end - told.elapsedMicros();
        if (start != Table.MISSING
                && callsEnd != Table.MISSING
                && start < callsEnd
                && callsEnd - start <= TICK_MICROS) {
            start = callsEnd;
        }
        callsEnd = start == Table.MISSING ? callsEnd : start + told.elapsedMicros();
        draft.call(kind, start, told.elapsedMicros());
        draft.textIn(record);
        draft.binds(told.binds(), record);
        measured = draft;
    }

    private void wait(Draft draft) {
        waiting.add(draft);
        if (waiting.size() > MOST_WAITING) {
            tell(waiting.removeFirst());
        }
    }

    /// A new portal without name drops the one before: its plan has come by now or never will.
    private void tellUnnamed(String name) {
        if (name.indexOf('/') >= 0) {
            return;
        }
        tellUnnamed((Draft) null);
    }

    /// @param before only those that were told before this one
    private void tellUnnamed(@Nullable Draft before) {
        for (Iterator<Draft> all = waiting.iterator(); all.hasNext(); ) {
            Draft draft = all.next();
            boolean older = before == null || draft.id < before.id;
            if (older && draft.isUnnamedPortal() && !StatementWords.isDeclare(draft.sql)) {
                all.remove();
                tell(draft);
            }
        }
    }

    private void tellWaiting() {
        waiting.forEach(this::tell);
        waiting.clear();
    }

    /// A plan whose line was not told, though there are lines.
    private void tellAlone(Draft plan) {
        if (durations) {
            listener.issue(IssueKind.PLAN_UNPAIRED, plan.first(), "");
        }
        tell(plan);
    }

    private void tellReady() {
        Draft draft = ready;
        ready = null;
        if (draft != null) {
            tell(draft);
        }
    }

    /// A statement that was planned and whose run was not told.
    private void abandonCurrent() {
        Draft draft = current;
        current = null;
        if (draft != null) {
            draft.id = nested.takeId();
            draft.flags.add(draft.has(CallKind.BIND) ? ExecutionFlag.INCOMPLETE : ExecutionFlag.NO_RUN);
            tell(draft);
        }
    }

    private void tell(Draft draft) {
        listener.execution(shared.told.of(draft, identity.backend()));
    }

    private void issue(IssueKind kind, LogRecord record, String detail) {
        listener.issue(kind, record.offsetBytes(), detail);
    }
}
