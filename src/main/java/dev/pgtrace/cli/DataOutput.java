package dev.pgtrace.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Where data goes: standard output or a file, in UTF-8 whatever the terminal's settings, with faults that say what
/// happened.
final class DataOutput extends FilterWriter {
    /// The reader of standard output went away, as `head` does: a normal end.
    static final class ClosedByReader extends IOException {
        private static final long serialVersionUID = 1;

        ClosedByReader() {
            super("nobody reads standard output any more");
        }
    }

    private DataOutput(OutputStream stream) {
        super(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16));
    }

    /// Standard output.
    @SuppressWarnings("ReferenceEquality") // asks whether it is the process's own stream
    static DataOutput of(PrintStream out) {
        // A PrintStream swallows the reason of a fault, so the process's own stream is written past it.
        out.flush();
        return new DataOutput(
                out == System.out ? new Reasoned(new FileOutputStream(FileDescriptor.out)) : new Checked(out));
    }

    static DataOutput of(Path file) throws IOException {
        return new DataOutput(Files.newOutputStream(file));
    }

    @Override
    public void write(String text) throws IOException {
        out.write(text);
    }

    @Override
    public Writer append(CharSequence text) throws IOException {
        out.append(text);
        return this;
    }

    /// Standard output with the system's own words for a fault.
    private static final class Reasoned extends OutputStream {
        private final OutputStream out;

        Reasoned(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
                if (reason.contains("broken pipe") || reason.contains("pipe is being closed")) {
                    throw new ClosedByReader();
                }
                throw e;
            }
        }
    }

    /// A stream that only says that something went wrong.
    private static final class Checked extends OutputStream {
        private final PrintStream out;

        Checked(PrintStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            check();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            check();
        }

        @Override
        public void flush() throws IOException {
            out.flush();
            check();
        }

        private void check() throws IOException {
            if (out.checkError()) {
                throw new ClosedByReader();
            }
        }
    }
}
