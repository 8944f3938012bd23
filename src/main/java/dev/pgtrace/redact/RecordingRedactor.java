package dev.pgtrace.redact;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Redacts a recording while it is being made, so that nothing of the original is ever stored: in whole records, as
/// they come.
public final class RecordingRedactor {
    private final RedactionSamples samples;
    private final RedactionOutput out;
    private final RecordRedactor records;
    private final WordRedactor words;

    private RecordingRedactor(Redaction redaction, RedactionSamples samples, RedactionOutput out) {
        Tokens tokens = new Tokens(redaction, samples);
        this.samples = samples;
        this.out = out;
        this.records = new RecordRedactor(tokens, samples);
        this.words = new WordRedactor(tokens);
    }

    /// Writes what is redacted.
    public static RecordingRedactor into(Redaction redaction, RedactionOutput out) {
        return new RecordingRedactor(redaction, RedactionSamples.none(), out);
    }

    /// Writes nothing and keeps examples for a [preview][#preview].
    public static RecordingRedactor forPreview(Redaction redaction) {
        return new RecordingRedactor(
                redaction, new RedactionSamples(TraceRedactor.SAMPLES), (bytes, from, length) -> {});
    }

    /// Redacts the next piece.
    ///
    /// @param piece headers and records, each of them whole
    public void redact(byte[] piece, CancelToken cancel) throws TraceException, IOException {
        new RecordingTrace(new Piece(piece), records, words, out).redact(Long.MAX_VALUE, Progress.NONE, cancel);
    }

    /// Examples of what was replaced.
    public RedactionPreview preview() {
        return samples.preview(StandardCharsets.UTF_8);
    }

    private static final class Piece implements RecordingBytes {
        private final byte[] bytes;

        Piece(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public int copy(long from, byte[] into) {
            int length = (int) Math.min(into.length, bytes.length - from);
            System.arraycopy(bytes, (int) from, into, 0, length);
            return length;
        }
    }
}
