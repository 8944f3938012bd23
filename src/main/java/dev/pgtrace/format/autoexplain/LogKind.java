package dev.pgtrace.format.autoexplain;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// How a server log is written, in words that other programs know.
///
/// @param destination as in `log_destination`: `stderr`, `csvlog` or `jsonlog`
/// @param prefix      the `log_line_prefix` of plain text; empty for the others
public record LogKind(String destination, Optional<String> prefix) {
    /// Of the beginning of an input; empty where it is no server log.
    public static Optional<LogKind> of(MemorySegment head) {
        long length = Math.min(LogForm.HEAD, head.byteSize());
        return LogForm.of(head.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE))
                .map(LogKind::of);
    }

    private static LogKind of(LogForm form) {
        return switch (form) {
            case LogForm.Json json -> new LogKind("jsonlog", Optional.empty());
            case LogForm.Csv csv -> new LogKind("csvlog", Optional.empty());
            case LogForm.Text text ->
                new LogKind("stderr", Optional.of(text.prefix().toString()));
        };
    }
}
