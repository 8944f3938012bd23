package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.Lookalike;
import dev.pgtrace.format.TraceFormat;
import dev.pgtrace.format.autoexplain.ExplainFormat;
import dev.pgtrace.format.autoexplain.ServerLogFormat;
import dev.pgtrace.format.oracle.OracleFormat;
import dev.pgtrace.format.trc.TrcFormat;
import dev.pgtrace.format.trc.recording.RecordingFormat;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.source.ByteSource;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Collectors;

/// The grammars that can be opened, told apart by content.
final class Formats {
    private static final int HEAD = 1 << 20;
    private static final List<TraceFormat> ALL = List.of(
            new RecordingFormat(), new TrcFormat(), new OracleFormat(), new ServerLogFormat(), new ExplainFormat());

    private Formats() {}

    /// What the states depend on from which formats read on.
    static String stateSignatures() {
        return ALL.stream().map(TraceFormat::stateSignature).collect(Collectors.joining());
    }

    /// The grammar of a dialect.
    static TraceFormat of(Dialect dialect) {
        return switch (dialect) {
            case RECORDING -> new RecordingFormat();
            case ORACLE_10046 -> new OracleFormat();
            case SERVER_LOG -> new ServerLogFormat();
            case EXPLAIN -> new ExplainFormat();
            case ULTIMATE_5, ULTIMATE_4, ULTIMATE_3, ULTIMATE_2, ULTIMATE_1, ULTIMATE, ENHANCED, MVP, BASE ->
                new TrcFormat();
        };
    }

    static TraceFormat of(ByteSource source, ByteSource.View view) throws TraceException {
        MemorySegment head = view.bytes().asSlice(0, Math.min(HEAD, view.bytes().byteSize()));
        for (TraceFormat format : ALL) {
            if (format.matches(head)) {
                return format;
            }
        }
        String name = source.name().equals("-") ? Texts.get("app.formats.standard") : source.name();
        if (head.byteSize() == 0) {
            throw new TraceException(TraceException.Kind.EMPTY, Texts.get("app.formats.empty", name));
        }
        throw new TraceException(
                TraceException.Kind.NO_TRACE, Texts.get("app.formats.noTrace", name, Lookalike.describe(head)));
    }
}
