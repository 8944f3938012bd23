package dev.pgtrace.format.experiment;

import dev.pgtrace.base.FileReplacement;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.experiment.Experiment;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/// Reads and writes experiments in `.trcab` files. Written aside and moved, so that a file is whole or not there.
public final class ExperimentFile {
    public static final String EXTENSION = ".trcab";

    /// Name of the format with its version.
    static final String FORMAT = "pgtrace.trcab/";

    static final int VERSION = 1;
    /// Larger ones are not ours: 100,000 runs take 3 MB, a trace of some runs seldom more than one.
    private static final long MOST_BYTES = 1L << 30;

    private ExperimentFile() {}

    /// Writes a file, or replaces it.
    ///
    /// @throws TraceException when it cannot be written; an old file is then as it was
    public static void write(Experiment experiment, Path file) throws TraceException {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(aside))) {
                ExperimentWriter.write(experiment, out);
            }
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            FileReplacement.move(aside, file);
        } catch (JacksonIOException e) {
            throw unwritable(file, cause(e));
        } catch (IOException e) {
            throw unwritable(file, e);
        } finally {
            FileReplacement.discard(aside);
        }
    }

    /// Reads a file.
    ///
    /// @throws TraceException when it cannot be read, is no experiment, is damaged, or comes from a newer version
    public static Experiment read(Path file) throws TraceException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            if (Files.size(file) > MOST_BYTES) {
                throw new MalformedException(Texts.get("format.experiment.large"));
            }
            return ExperimentReader.read(in);
        } catch (NewerException e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE,
                    Texts.get("format.experiment.newer", file, e.getMessage(), FORMAT, VERSION));
        } catch (MalformedException e) {
            throw new TraceException(
                    TraceException.Kind.NO_TRACE,
                    Texts.get("format.experiment.malformed", file, EXTENSION, e.getMessage()));
        } catch (JacksonIOException e) {
            throw unreadable(file, cause(e));
        } catch (JacksonException e) {
            // Jackson's text quotes the file, and so the user's data.
            String where = e.getLocation() == null
                    ? ""
                    : Texts.get(
                            "format.experiment.near",
                            Math.max(0, e.getLocation().getByteOffset()));
            throw new TraceException(
                    TraceException.Kind.NO_TRACE, Texts.get("format.experiment.damaged", file, EXTENSION, where));
        } catch (NoSuchFileException e) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("format.experiment.none", file), e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// What Jackson wrapped.
    private static IOException cause(JacksonIOException e) {
        IOException cause = e.getCause();
        return cause == null ? new IOException(e.getOriginalMessage(), e) : cause;
    }

    private static TraceException unwritable(Path file, IOException e) {
        return new TraceException(
                TraceException.Kind.UNWRITABLE, Texts.get("format.unwritable", file, e.getMessage()), e);
    }

    private static TraceException unreadable(Path file, IOException e) {
        return new TraceException(
                TraceException.Kind.UNREADABLE, Texts.get("format.unreadable", file, e.getMessage()), e);
    }

    /// The file is not what it should be; the message goes on after "it" in a sentence and quotes nothing of the file.
    static final class MalformedException extends IOException {
        private static final long serialVersionUID = 1;

        MalformedException(String message) {
            super(message);
        }
    }

    /// The file is of a version to come; the message is its format.
    static final class NewerException extends IOException {
        private static final long serialVersionUID = 1;

        NewerException(String message) {
            super(message);
        }
    }
}
