package dev.pgtrace.export;

import java.io.Closeable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/// Indented JSON on a writer, with the faults of the writer as they were.
public final class JsonDocument implements Closeable {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Writer out;
    private final JsonGenerator generator;

    /// The writer stays open when the document is closed.
    public JsonDocument(Writer out) {
        this.out = out;
        this.generator = FACTORY.createGenerator(new IndentedJson(), new Uncloseable(out));
    }

    public JsonGenerator generator() {
        return generator;
    }

    /// Writes something, and passes on what the writer throws.
    public void write(Consumer<JsonGenerator> what) throws IOException {
        try {
            what.accept(generator);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /// Ends the document with a line end.
    @Override
    public void close() throws IOException {
        write(JsonGenerator::close);
        out.write('\n');
        out.flush();
    }

    private static final class Uncloseable extends FilterWriter {
        Uncloseable(Writer out) {
            super(out);
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            out.write(text, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
