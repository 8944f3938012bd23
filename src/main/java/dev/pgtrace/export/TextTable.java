package dev.pgtrace.export;

import dev.pgtrace.base.text.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lines of figures under headings, as wide as the widest figure: numbers are never cut. Text in the one elastic
/// or wrapped column gives way, to keep a line within the page.
final class TextTable {
    static final int PAGE = 120;
    private static final int NARROWEST = 24;

    private enum Align {
        LEFT,
        RIGHT,
        ELASTIC,
        WRAPPED
    }

    private record Column(String header, Align align) {}

    /// @param note printed below the cells, over the whole width
    private record Row(List<String> cells, String note) {}

    private final String indent;
    private final List<Column> columns = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    TextTable(String indent) {
        this.indent = indent;
    }

    TextTable left(String header) {
        columns.add(new Column(header, Align.LEFT));
        return this;
    }

    TextTable right(String header) {
        columns.add(new Column(header, Align.RIGHT));
        return this;
    }

    /// Text that may be cut; one column at most.
    TextTable elastic(String header) {
        columns.add(new Column(header, Align.ELASTIC));
        return this;
    }

    /// Text that must not be cut: where it is too long, it has a line of its own above the figures.
    TextTable wrapped(String header) {
        columns.add(new Column(header, Align.WRAPPED));
        return this;
    }

    TextTable row(String... cells) {
        return add(List.of(cells), "");
    }

    TextTable row(List<String> cells) {
        return add(cells, "");
    }

    /// A row with a line of text below it.
    TextTable row(List<String> cells, String note) {
        return add(cells, note);
    }

    private TextTable add(List<String> cells, String note) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells in " + columns.size() + " columns");
        }
        rows.add(new Row(List.copyOf(cells), note));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    void write(Appendable out) throws IOException {
        int[] widths = widths();
        if (columns.stream().anyMatch(column -> !column.header().isEmpty())) {
            line(out, columns.stream().map(Column::header).toList(), widths);
        }
        for (Row row : rows) {
            line(out, row.cells(), widths);
            if (!row.note().isEmpty()) {
                out.append(indent).append(row.note()).append('\n');
            }
        }
    }

    private void line(Appendable out, List<String> cells, int[] widths) throws IOException {
        StringBuilder line = new StringBuilder(indent);
        int wrapped = wrapped(cells, widths);
        if (wrapped >= 0) {
            out.append(indent).append(cells.get(wrapped)).append('\n');
        }
        for (int i = 0; i < widths.length; i++) {
            if (i > 0) {
                line.append("  ");
            }
            Align align = columns.get(i).align();
            String cell =
                    i == wrapped ? "" : align == Align.ELASTIC ? PlainText.cut(cells.get(i), widths[i]) : cells.get(i);
            int blanks = Math.max(0, widths[i] - PlainText.width(cell));
            if (align == Align.RIGHT) {
                line.repeat(' ', blanks).append(cell);
            } else {
                line.append(cell).repeat(' ', blanks);
            }
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private int wrapped(List<String> cells, int[] widths) {
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).align() == Align.WRAPPED && PlainText.width(cells.get(i)) > widths[i]) {
                return i;
            }
        }
        return -1;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        int elastic = -1;
        int used = indent.length() + 2 * (widths.length - 1);
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = rows.stream()
                    .mapToInt(row -> PlainText.width(row.cells().get(column)))
                    .max()
                    .orElse(0);
            widths[i] = Math.max(widths[i], PlainText.width(columns.get(i).header()));
            if (columns.get(i).align() == Align.ELASTIC || columns.get(i).align() == Align.WRAPPED) {
                elastic = i;
            } else {
                used += widths[i];
            }
        }
        if (elastic >= 0) {
            widths[elastic] = Math.min(widths[elastic], Math.max(NARROWEST, PAGE - used));
        }
        return widths;
    }
}
