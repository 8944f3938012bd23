package dev.pgtrace.cli;

import dev.pgtrace.analysis.TierThreshold;
import dev.pgtrace.app.AnalyzeTrace;
import dev.pgtrace.app.IndexOptions;
import dev.pgtrace.app.OpenTrace;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Options of every command that reads traces.
final class GeneralOptions {
    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = Words.Encoding.class,
            description = "Character set of the trace, as PostgreSQL or Java calls it (default: UTF8).")
    private Charset encoding = StandardCharsets.UTF_8;

    @Option(
            names = "--threshold",
            paramLabel = "MICROS",
            converter = Words.Micros.class,
            description = "Border between the operating system's cache (tier 2) and the disk (tier 3), in microseconds"
                    + " (default: what the trace says, else 500).")
    private @Nullable Long thresholdMicros;

    @Option(
            names = "--no-index",
            description = "Neither use nor make the index (.trcx) beside a trace of 32 MB or more.")
    private boolean noIndex;

    @SuppressWarnings("UnusedVariable") // picocli fills it
    @Mixin
    private HelpOptions standing = new HelpOptions();

    OpenTrace.Options opening() {
        OpenTrace.Options standard = OpenTrace.Options.standard().withCharset(encoding);
        return noIndex ? standard.withIndex(IndexOptions.none()) : standard;
    }

    TierThreshold threshold() {
        return thresholdMicros == null ? TierThreshold.OF_TRACE : TierThreshold.chosen(thresholdMicros);
    }

    AnalyzeTrace.Options analysis(String filter) {
        return new AnalyzeTrace.Options(opening(), threshold(), filter);
    }
}
