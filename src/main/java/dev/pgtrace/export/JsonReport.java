package dev.pgtrace.export;

import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// The report for programs: schema `pgtrace.analysis/1`, described in the resource
/// `pgtrace.analysis-1.schema.json`. One
/// object, or an array of objects where several traces may come.
final class JsonReport implements Report {
    private final ReportOptions options;
    private final JsonDocument document;

    JsonReport(Writer out, ReportOptions options) throws IOException {
        this.options = options;
        this.document = new JsonDocument(out);
        if (options.extent() == ReportOptions.Extent.SEVERAL) {
            document.write(JsonGenerator::writeStartArray);
        }
    }

    @Override
    public void add(TraceAnalysis analysis) throws IOException, TraceException {
        try {
            new JsonAnalysis(document.generator(), analysis, options).write();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (options.extent() == ReportOptions.Extent.SEVERAL) {
            document.write(JsonGenerator::writeEndArray);
        }
        document.close();
    }
}
