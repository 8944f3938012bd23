package dev.pgtrace.export;

import java.io.IOException;
import java.util.List;

/// The parts of what a page says of a trace: places that links lead to.
final class HtmlParts {
    private final HtmlWriter html;
    private final String prefix;

    HtmlParts(HtmlWriter html, String prefix) {
        this.html = html;
        this.prefix = prefix;
    }

    void links(List<String> parts) throws IOException {
        html.start("nav", "class", "parts", "aria-label", ReportTexts.get("report.parts"));
        for (String part : parts) {
            html.leaf("a", ReportTexts.get("report.part." + part), "href", "#" + prefix + part);
        }
        html.end();
    }

    void start(String part) throws IOException {
        html.start("div", "class", "part", "id", prefix + part);
    }

    void next(String part) throws IOException {
        end();
        start(part);
    }

    void end() throws IOException {
        html.end();
    }
}
