package dev.pgtrace.export;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import java.io.IOException;

/// A card with a table that a click or a key on a heading sorts. Each row is a table body of its own.
final class HtmlTable {
    private final HtmlWriter html;

    HtmlTable(HtmlWriter html) {
        this.html = html;
    }

    /// Opens the card and the table.
    ///
    /// @param headers those of texts begin with `<`
    void open(String title, String note, String classes, String... headers) throws IOException {
        html.start("section", "class", "card").start("h2").text(title + " ");
        html.leaf("small", note).end();
        html.start("div", "class", "scroll")
                .start("table", "class", "sortable " + classes)
                .start("thead")
                .start("tr");
        for (String header : headers) {
            boolean left = header.startsWith("<");
            html.start("th", "class", left ? "l" : "r");
            html.leaf("button", left ? header.substring(1) : header, "type", "button")
                    .end();
        }
        html.end().end();
    }

    /// Says why there is no table.
    void empty(String title, String reason) throws IOException {
        html.start("section", "class", "card").leaf("h2", title);
        html.leaf("p", reason, "class", "soft").end();
    }

    void close() throws IOException {
        html.end().end().end();
    }

    void figure(String shown, long value) throws IOException {
        html.leaf("td", shown, "data-v", Long.toString(value));
    }

    void time(long micros) throws IOException {
        html.leaf(
                "td",
                Figures.timeOrMissing(micros),
                "data-v",
                Long.toString(micros),
                "title",
                micros < 0 ? ReportTexts.get("figure.missing") : Durations.exact(micros));
    }

    void count(String shown, long count) throws IOException {
        html.leaf(
                "td",
                shown,
                "data-v",
                Long.toString(count),
                "title",
                count < 0 ? ReportTexts.get("figure.missing") : Counts.grouped(count));
    }

    void count(long count) throws IOException {
        count(Figures.compact(count), count);
    }

    void share(double share) throws IOException {
        html.leaf("td", Figures.share(share), "data-v", Double.isNaN(share) ? "-1" : Double.toString(share));
    }
}
