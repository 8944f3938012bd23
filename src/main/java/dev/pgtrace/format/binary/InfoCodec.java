package dev.pgtrace.format.binary;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Session;
import dev.pgtrace.model.TraceCounts;
import dev.pgtrace.model.TraceInfo;
import dev.pgtrace.model.TraceIssue;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes and reads what a [TraceInfo] says, except for the name of the file and the user's character set.
final class InfoCodec {
    private static final int LEAST_SESSION = 10;
    private static final int LEAST_ISSUE = 5;

    private InfoCodec() {}

    static void write(TraceInfo info, ByteWriter out) {
        out.number(info.bytes());
        out.number(info.dialect().ordinal());
        out.one(info.complete() ? 1 : 0);
        out.number(info.sessions().size());
        info.sessions().forEach(session -> write(session, out));
        write(info.counts(), out);
        out.number(info.issues().size());
        for (TraceIssue issue : info.issues()) {
            out.number(issue.kind().ordinal());
            out.number(issue.count());
            out.signed(issue.offsetBytes());
            out.signed(issue.line());
            out.text(issue.message());
        }
        out.one(info.recording().isPresent() ? 1 : 0);
        info.recording().ifPresent(recording -> write(recording, out));
    }

    static TraceInfo read(String name, Charset charset, ByteReader in) throws DamagedBlock {
        long bytes = in.number();
        Dialect dialect = constant(Dialect.values(), in);
        boolean complete = in.one() != 0;
        List<Session> sessions = new ArrayList<>();
        for (int left = in.count(LEAST_SESSION); left > 0; left--) {
            sessions.add(session(in));
        }
        TraceCounts counts = counts(in);
        List<TraceIssue> issues = new ArrayList<>();
        for (int left = in.count(LEAST_ISSUE); left > 0; left--) {
            IssueKind kind = constant(IssueKind.values(), in);
            issues.add(new TraceIssue(kind, in.number(), in.signed(), in.signed(), in.text()));
        }
        Optional<Recording> recording = in.one() == 0 ? Optional.empty() : Optional.of(recording(in));
        return new TraceInfo(name, bytes, dialect, charset, complete, true, sessions, counts, issues, recording);
    }

    private static void write(Session session, ByteWriter out) {
        out.signed(session.offsetBytes());
        out.signed(session.pid());
        out.optional(session.startedAt());
        out.optional(session.endedAt());
        out.signed(session.startMicros());
        out.signed(session.endMicros());
        out.one(session.ioTiming().map(on -> on ? 2 : 1).orElse(0));
        out.signed(session.thresholdMicros());
        out.signed(session.statementsTotal());
        Backend backend = session.backend();
        out.signed(backend.pid());
        out.signed(backend.startMicros());
        out.text(backend.user());
        out.text(backend.database());
        out.text(backend.application());
        out.text(backend.client());
    }

    private static Session session(ByteReader in) throws DamagedBlock {
        return new Session(
                in.signed(),
                in.signed(),
                in.optional(),
                in.optional(),
                in.signed(),
                in.signed(),
                timing(in.one()),
                in.signed(),
                in.signed(),
                new Backend(in.signed(), in.signed(), in.text(), in.text(), in.text(), in.text()));
    }

    private static Optional<Boolean> timing(int code) {
        return code == 0 ? Optional.empty() : Optional.of(code == 2);
    }

    private static void write(TraceCounts counts, ByteWriter out) {
        out.number(counts.parses());
        out.number(counts.cursors());
        out.number(counts.executions());
        out.number(counts.finishedExecutions());
        out.number(counts.binds());
        out.number(counts.nullBinds());
        out.number(counts.plans());
        out.number(counts.planNodes());
        out.number(counts.executedNodes());
        out.number(counts.waits());
        out.number(counts.incomplete());
        out.number(counts.parseMicros());
        out.number(counts.execMicros());
        out.number(counts.cpuMicros());
        out.number(counts.hitBlocks());
        out.number(counts.readBlocks());
        out.number(counts.rows());
    }

    private static TraceCounts counts(ByteReader in) throws DamagedBlock {
        return new TraceCounts(
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.number());
    }

    private static void write(Recording recording, ByteWriter out) {
        out.text(recording.writer());
        out.text(recording.serverVersion());
        out.text(recording.server());
        out.number(recording.route().ordinal());
        out.text(recording.scope());
        out.signed(recording.startMicros());
        out.number(recording.settings().size());
        recording.settings().forEach((name, value) -> {
            out.text(name);
            out.text(value);
        });
        out.number(recording.fidelity().size());
        recording.fidelity().forEach(out::text);
    }

    private static Recording recording(ByteReader in) throws DamagedBlock {
        String writer = in.text();
        String serverVersion = in.text();
        String server = in.text();
        CaptureRoute route = constant(CaptureRoute.values(), in);
        String scope = in.text();
        long startMicros = in.signed();
        Map<String, String> settings = new LinkedHashMap<>();
        for (int left = in.count(2); left > 0; left--) {
            settings.put(in.text(), in.text());
        }
        List<String> fidelity = new ArrayList<>();
        for (int left = in.count(1); left > 0; left--) {
            fidelity.add(in.text());
        }
        return new Recording(writer, serverVersion, server, route, scope, startMicros, settings, fidelity);
    }

    private static <E> E constant(E[] all, ByteReader in) throws DamagedBlock {
        return all[in.upTo(all.length - 1L)];
    }
}
