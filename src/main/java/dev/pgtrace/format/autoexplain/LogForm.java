package dev.pgtrace.format.autoexplain;

import dev.pgtrace.base.pool.SharedTexts;
import dev.pgtrace.format.autoexplain.log.LogBorders;
import dev.pgtrace.format.autoexplain.log.LogDecoder;
import dev.pgtrace.format.autoexplain.log.LogLinePrefix;
import dev.pgtrace.format.autoexplain.log.LogSink;
import dev.pgtrace.format.autoexplain.log.PrefixGuess;
import dev.pgtrace.format.autoexplain.plan.PlanUse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// How a server log is written, told by its beginning: the first line that can be told decides, since a log may be cut
/// at its beginning too.
sealed interface LogForm {
    record Json() implements LogForm {}

    record Csv() implements LogForm {}

    record Text(LogLinePrefix prefix) implements LogForm {}

    /// How much of the beginning is looked at.
    int HEAD = 256 << 10;

    /// Empty where it is no server log.
    static Optional<LogForm> of(byte[] head) {
        int lines = 0;
        for (int from = 0; from < head.length && lines < 2000; lines++) {
            int to = from;
            while (to < head.length && head[to] != '\n') {
                to++;
            }
            if (isJson(head, from, to)) {
                return Optional.of(new Json());
            }
            if (isCsv(head, from, to)) {
                return Optional.of(new Csv());
            }
            from = to + 1;
        }
        return PrefixGuess.of(head.length > HEAD ? Arrays.copyOf(head, HEAD) : head)
                .map(Text::new);
    }

    default LogDecoder decoder(Charset charset, LogSink sink) {
        return decoder(charset, sink, LogDecoder.texts(), PlanUse.NODES);
    }

    /// @param texts of statements, which decoders of the same log share
    default LogDecoder decoder(Charset charset, LogSink sink, SharedTexts texts, PlanUse use) {
        return switch (this) {
            case Json json -> LogDecoder.jsonWithPlans(charset, sink, texts, use);
            case Csv csv -> LogDecoder.csvWithPlans(charset, sink, texts, use);
            case Text text -> LogDecoder.textWithPlans(text.prefix(), charset, sink, texts, use);
        };
    }

    default LogBorders borders() {
        return switch (this) {
            case Json json -> LogBorders.json();
            case Csv csv -> LogBorders.csv();
            case Text text -> LogBorders.text(text.prefix());
        };
    }

    private static boolean isJson(byte[] head, int from, int to) {
        String start = start(head, from, to);
        return start.startsWith("{\"timestamp\":\"") && start.length() > 24 && Character.isDigit(start.charAt(14));
    }

    /// `2026-11-22 07:39:37.908 UTC,"user",` or `.. UTC,,,14045,`.
    private static boolean isCsv(byte[] head, int from, int to) {
        String start = start(head, from, to);
        int comma = start.indexOf(',');
        boolean time = comma > 23
                && comma < 34
                && start.charAt(4) == '-'
                && start.charAt(10) == ' '
                && start.charAt(13) == ':'
                && start.charAt(19) == '.';
        return time && (start.startsWith("\"", comma + 1) || start.startsWith(",,", comma + 1));
    }

    private static String start(byte[] head, int from, int to) {
        return new String(head, from, Math.min(40, to - from), StandardCharsets.ISO_8859_1);
    }
}
