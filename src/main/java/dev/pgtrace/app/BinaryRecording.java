package dev.pgtrace.app;

import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.binary.BinaryWriter;
import dev.pgtrace.format.binary.TextChannel;
import dev.pgtrace.format.trc.recording.RecordingWriter;
import dev.pgtrace.model.Recording;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Recordings into `.trcb`: blocks of text as they come, and the tables at the end. Packed, so there is no need for
/// several files.
final class BinaryRecording {
    /// A block a second at least, not more where little happens: the larger, the better it is packed.
    private static final int FLUSH_MILLIS = 1000;

    private BinaryRecording() {}

    static boolean isBinary(Path file) {
        return TraceKind.of(file).filter(kind -> kind == TraceKind.BINARY).isPresent();
    }

    /// Begins a recording in what the file's name says.
    static RecordingWriter writer(Path file, Recording recording) throws TraceException {
        if (!isBinary(file)) {
            return RecordingWriter.create(file, recording, RecordingWriter.Options.standard());
        }
        int level = BinaryWriter.Options.STANDARD_LEVEL;
        RecordingWriter.Options options = new RecordingWriter.Options(Long.MAX_VALUE, FLUSH_MILLIS);
        return RecordingWriter.create(file, recording, options, path -> TextChannel.create(path, level));
    }

    /// Adds the tables to a finished recording.
    ///
    /// @return what went wrong: the recording is there, and is opened by its text
    static List<String> complete(Path file) {
        if (!isBinary(file)) {
            return List.of();
        }
        CancelToken cancel = new CancelToken();
        try (OpenTrace.Opened opened =
                        new OpenTrace(OpenTrace.Options.standard()).file(file, Progress.NONE, cancel, trace -> {});
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                BinaryWriter out = BinaryWriter.resume(channel, BinaryWriter.Options.standard(), cancel)) {
            out.tables(opened.trace(), new SqlFingerprinter(), cancel);
            out.finish();
            return List.of();
        } catch (IOException | TraceException e) {
            return List.of(Texts.get("app.recording.tables", file, e.getMessage()));
        }
    }
}
