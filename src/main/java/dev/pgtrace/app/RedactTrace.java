package dev.pgtrace.app;

import dev.pgtrace.base.FileReplacement;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceCounts;
import dev.pgtrace.redact.Redaction;
import dev.pgtrace.redact.RedactionPreview;
import dev.pgtrace.redact.TraceRedactor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Writes a trace without what is somebody's own in it, in any of the forms that a trace is stored in: aside
/// first, then moved, so that a file is whole or not there.
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
    /// @throws TraceException when the file is none that is redacted, or cannot be read
    public RedactionPreview preview(Path from, CancelToken cancel) throws TraceException {
        try (ConvertedText text = ConvertedText.open(from, cancel)) {
            return new TraceRedactor(text.trace(), redaction).preview(cancel);
        }
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
            TraceRedactor redactor = new TraceRedactor(text.trace(), redaction);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16)) {
                redactor.redact(out::write, progress, cancel);
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
            return sums(original).equals(sums(again.trace()));
        }
    }

    private record Sums(
            TraceCounts counts,
            int statements,
            int cursors,
            int executions,
            int nodes,
            int calls,
            int waits,
            int shapes) {}

    private static Sums sums(Trace trace) {
        return new Sums(
                trace.info().counts(),
                trace.statements().size(),
                trace.cursors().size(),
                trace.executions().size(),
                trace.nodes().size(),
                trace.calls().size(),
                trace.waits().size(),
                trace.shapes().size());
    }

    private static void checkPlaces(Path from, Path to, ConvertTrace.Existing existing) throws TraceException {
        if (!Files.exists(from)) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("app.noFile", from));
        }
        ConvertTrace.checkPlace(from, to, existing, "redact");
    }
}
