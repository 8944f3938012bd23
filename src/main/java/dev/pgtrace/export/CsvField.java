package dev.pgtrace.export;

import dev.pgtrace.base.text.CsvFields;
import java.io.IOException;

/// Writes a text as a field of CSV.
final class CsvField {
    private CsvField() {}

    static void write(Appendable out, String text) throws IOException {
        out.append(CsvFields.text(text));
    }
}
