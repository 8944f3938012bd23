package dev.pgtrace.app;

import dev.pgtrace.base.FileReplacement;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Trace;
import dev.pgtrace.redact.RecordingRedactor;
import dev.pgtrace.redact.Redaction;
import dev.pgtrace.redact.RedactionPreview;
import dev.pgtrace.redact.TraceRedactor;
import dev.pgtrace.source.ByteSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/// Writes a trace without what is somebody's own in it, in any of the forms that a trace is stored in: aside
/// first, then moved, so that a file is whole or not there. Of a server log or a plan it writes a recording, which
/// is redacted while it is made.
public final class RedactTrace {
    private final Redaction redaction;

    /// @param file      what was written
    /// @param textBytes of redacted text
    /// @param same      whether what was written reads with the same counts and sums as the original
    public record Redacted(Path file, long textBytes, boolean same) {}

    public RedactTrace(Redaction redaction) {
        this.redaction = redaction;
    }

    /// Examples of what would be replaced.
    ///
    /// @throws TraceException when the file is no trace, or cannot be read
    public RedactionPreview preview(Path from, CancelToken cancel) throws TraceException {
        try (ConvertedText text = ConvertedText.open(from, cancel)) {
            return preview(text.source(), text.trace(), cancel);
        }
    }

    /// Examples of what would be replaced in a trace that is open.
    ///
    /// @param from the file that it was read from
    /// @throws TraceException when the file cannot be read
    public RedactionPreview preview(Path from, Trace trace, CancelToken cancel) throws TraceException {
        if (!ToldRecording.isFor(trace)) {
            return new TraceRedactor(trace, redaction).preview(cancel);
        }
        ByteSource source = ConvertedText.source(from, cancel);
        try {
            return preview(source, trace, cancel);
        } finally {
            source.close();
        }
    }

    private RedactionPreview preview(ByteSource source, Trace trace, CancelToken cancel) throws TraceException {
        if (!ToldRecording.isFor(trace)) {
            return new TraceRedactor(trace, redaction).preview(cancel);
        }
        RecordingRedactor redactor = RecordingRedactor.forPreview(redaction);
        CancelToken enough = new CancelToken();
        AtomicLong seen = new AtomicLong();
        RecordPieces pieces = new RecordPieces(records -> {
            redactor.redact(records, cancel);
            if (seen.addAndGet(records.length) > TraceRedactor.PREVIEWED) {
                enough.cancel();
            }
        });
        try {
            Path name = Path.of(trace.info().name());
            ToldRecording.write(source, trace, name, pieces, (done, total) -> cancel.check(), enough);
        } catch (CancellationException e) {
            cancel.check(); // else there is enough
        }
        return redactor.preview();
    }

    /// Redacts a file; blocks until it is done.
    ///
    /// @param progress bytes of text, of the text there is
    /// @throws TraceException when the file is none that is redacted, or one of the two cannot be read or written
    /// @throws java.util.concurrent.CancellationException when cancelled; the output is as it was before
    public Redacted redact(
            Path from, Path to, TraceKind kind, ConvertTrace.Existing existing, Progress progress, CancelToken cancel)
            throws TraceException {
        checkPlaces(from, to, existing);
        Path aside = to.resolveSibling(to.getFileName() + ".redacted.trc");
        try (ConvertedText text = ConvertedText.open(from, cancel)) {
            boolean told = ToldRecording.isFor(text.trace());
            if (told && !ToldRecording.isNamed(to)) {
                throw new TraceException(
                        TraceException.Kind.USAGE,
                        Texts.get(
                                "app.redact.told",
                                from,
                                KeptTexts.told(text.trace().info().dialect().label()),
                                to));
            }
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16)) {
                if (told) {
                    RecordingRedactor redactor = RecordingRedactor.into(redaction, out::write);
                    RecordPieces pieces = new RecordPieces(records -> redactor.redact(records, cancel));
                    ToldRecording.write(text.source(), text.trace(), to, pieces, progress, cancel);
                } else {
                    new TraceRedactor(text.trace(), redaction).redact(out::write, progress, cancel);
                }
            }
            long bytes = Files.size(aside);
            boolean same = isSame(text.trace(), aside, cancel);
            store(aside, to, kind, cancel);
            return new Redacted(to, bytes, same);
        } catch (NoSuchFileException e) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("app.noFolder", to), e);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.unwritable", to, e.getMessage()), e);
        } finally {
            FileReplacement.discard(aside);
        }
    }

    private static void store(Path aside, Path to, TraceKind kind, CancelToken cancel)
            throws TraceException, IOException {
        if (kind == TraceKind.TEXT) {
            FileReplacement.move(aside, to);
            return;
        }
        ConvertTrace.Options standard = ConvertTrace.Options.standard();
        new ConvertTrace(new ConvertTrace.Options(
                        standard.level(), standard.threads(), ConvertTrace.Existing.REPLACE, ConvertTrace.Check.NONE))
                .convert(aside, to, kind, Progress.NONE, cancel);
    }

    private static boolean isSame(Trace original, Path redacted, CancelToken cancel) throws TraceException {
        try (ConvertedText again = ConvertedText.open(redacted, cancel)) {
            return ToldRecording.isFor(original)
                    ? ToldRecording.isSame(original, again.trace())
                    : TraceSums.of(original).equals(TraceSums.of(again.trace()));
        }
    }

    private static void checkPlaces(Path from, Path to, ConvertTrace.Existing existing) throws TraceException {
        if (!Files.exists(from)) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("app.noFile", from));
        }
        ConvertTrace.checkPlace(from, to, existing, "redact");
    }
}
