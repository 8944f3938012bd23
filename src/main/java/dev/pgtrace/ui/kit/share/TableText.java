package dev.pgtrace.ui.kit.share;

import dev.pgtrace.base.text.CsvFields;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A table as text for other programs.
///
/// @param headings one a column
/// @param rows     as many cells each as there are headings
/// @param leftOut  rows that were too many
public record TableText(List<Heading> headings, List<List<Cell>> rows, int leftOut) {
    /// @param unit of the exact numbers, or the empty text
    /// @param kind numbers stand right
    public record Heading(String title, String unit, Kind kind) {
        String withUnit() {
            return unit.isEmpty() ? title : title.isEmpty() ? unit : title + " (" + unit + ")";
        }
    }

    /// What a column holds.
    public enum Kind {
        TEXT,
        NUMBER
    }

    /// @param shown as the window shows it
    /// @param exact for a program: a plain number, or the whole text
    public record Cell(String shown, String exact) {
        public static Cell of(String text) {
            return new Cell(text, text);
        }
    }

    /// The forms that a table is given away in.
    public enum Form {
        CSV(".csv"),
        MARKDOWN(".md");

        private final String extension;

        Form(String extension) {
            this.extension = extension;
        }

        /// With its dot.
        public String extension() {
            return extension;
        }
    }

    public TableText {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
    }

    public String text(Form form) {
        return switch (form) {
            case CSV -> csv();
            case MARKDOWN -> markdown();
        };
    }

    /// RFC 4180: units in the headings, numbers exact with a point, nothing that a spreadsheet would run.
    private String csv() {
        StringBuilder out = new StringBuilder();
        line(out, headings, heading -> CsvFields.text(heading.withUnit()), ",", "\r\n");
        for (List<Cell> row : rows) {
            line(out, row, cell -> CsvFields.text(cell.exact()), ",", "\r\n");
        }
        return out.toString();
    }

    /// As shown, for tickets and chats.
    private String markdown() {
        StringBuilder out = new StringBuilder("| ");
        line(out, headings, heading -> markdown(heading.title()), " | ", " |\n| ");
        line(out, headings, heading -> heading.kind() == Kind.NUMBER ? "--:" : ":--", " | ", " |\n");
        for (List<Cell> row : rows) {
            out.append("| ");
            line(out, row, cell -> markdown(cell.shown()), " | ", " |\n");
        }
        return out.toString();
    }

    private static <T> void line(
            StringBuilder out, List<T> parts, Function<T, String> text, String between, String end) {
        out.append(parts.stream().map(text).collect(Collectors.joining(between)))
                .append(end);
    }

    /// On one line; what would be markup is escaped.
    private static String markdown(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n', '\r', '\t' -> out.append(' ');
                case '|', '\\', '`', '*', '_', '<', '[' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        return out.toString().strip();
    }
}
