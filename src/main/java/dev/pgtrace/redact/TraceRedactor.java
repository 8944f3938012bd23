package dev.pgtrace.redact;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceText;
import java.io.IOException;

/// Writes the text of a trace anew, without what is somebody's own. For one trace.
public final class TraceRedactor {
    /// How much text is looked at for a preview.
    public static final int PREVIEWED = 4 << 20;

    static final int SAMPLES = 5;

    private final Trace trace;
    private final Redaction redaction;

    /// @param trace no log and no plan: a recording is made of those, and redacted by [RecordingRedactor]
    public TraceRedactor(Trace trace, Redaction redaction) {
        this.trace = trace;
        this.redaction = redaction;
        if (!trace.info().dialect().isTrace()) {
            throw new IllegalArgumentException("a log is redacted as a recording");
        }
    }

    /// Redacts the whole text.
    ///
    /// @param progress bytes read, of the bytes there are
    public void redact(RedactionOutput out, Progress progress, CancelToken cancel) throws TraceException, IOException {
        redact(RedactionSamples.none(), out, Long.MAX_VALUE, progress, cancel);
    }

    /// Examples of what would be replaced, from the beginning of the trace.
    public RedactionPreview preview(CancelToken cancel) throws TraceException {
        RedactionSamples samples = new RedactionSamples(SAMPLES);
        try {
            redact(samples, (bytes, from, length) -> {}, PREVIEWED, Progress.NONE, cancel);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE,
                    Texts.get("redact.unreadable", trace.info().name(), e.getMessage()),
                    e);
        }
        return samples.preview(trace.info().charset());
    }

    private void redact(
            RedactionSamples samples, RedactionOutput out, long limit, Progress progress, CancelToken cancel)
            throws TraceException, IOException {
        Tokens tokens = new Tokens(redaction, samples);
        if (trace.info().recording().isPresent()) {
            new RecordingTrace(
                            new TextBytes(trace.text()),
                            new RecordRedactor(tokens, samples),
                            new WordRedactor(tokens),
                            out)
                    .redact(limit, progress, cancel);
        } else {
            new TextTrace(trace, tokens, samples, out).redact(limit, progress, cancel);
        }
    }

    private record TextBytes(TraceText text) implements RecordingBytes {
        @Override
        public long size() {
            return text.size();
        }

        @Override
        public int copy(long from, byte[] into) throws TraceException {
            return text.bytes(from, into);
        }
    }
}
