package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Values separated by commas, as RFC 4180 and COPY have them: values in quotes may hold commas, doubled quotes and
/// line ends; an empty value without quotes is NULL. Empty lines are left out.
final class CsvRows {
    private final String text;
    private final int mostRows;
    private final char separator;
    private final String ends;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    /// @param line of its first value, from 1
    record Row(List<@Nullable String> values, int line) {}

    private CsvRows(String text, int mostRows, char separator) {
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.mostRows = mostRows;
        this.separator = separator;
        this.ends = separator + "\r\n";
    }

    /// @throws TraceException naming the line that cannot be understood, and where there are more rows
    static List<Row> read(String text, int mostRows) throws TraceException {
        return read(text, mostRows, ',');
    }

    /// With another character between values, such as the tab of spreadsheets.
    static List<Row> read(String text, int mostRows, char separator) throws TraceException {
        CsvRows reader = new CsvRows(text, mostRows, separator);
        while (reader.at < reader.text.length()) {
            reader.row();
        }
        return reader.rows;
    }

    private void row() throws TraceException {
        int begun = line;
        List<@Nullable String> values = new ArrayList<>();
        values.add(value());
        while (at < text.length() && text.charAt(at) == separator) {
            at++;
            values.add(value());
        }
        endOfLine();
        if (values.size() == 1 && values.getFirst() == null) {
            return;
        }
        if (rows.size() == mostRows) {
            throw fault(begun, Texts.get("app.csv.most", mostRows));
        }
        rows.add(new Row(values, begun));
    }

    private @Nullable String value() throws TraceException {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw fault(line, Texts.get("app.csv.quote"));
            }
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    private String quoted() throws TraceException {
        int begun = line;
        StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append(c);
                at++;
            } else if (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
                throw fault(line, Texts.get("app.csv.after"));
            } else {
                return value.toString();
            }
        }
        throw fault(begun, Texts.get("app.csv.open"));
    }

    private void endOfLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
    }

    static TraceException fault(int line, String problem) {
        return new TraceException(TraceException.Kind.USAGE, Texts.get("app.csv.line", line, problem));
    }
}
