package dev.pgtrace.export;

import dev.pgtrace.base.ProductVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// The frame of a page for a browser: one file that needs no network. The page forbids itself every request and every
/// script but its own, so that even a fault in the escaping could not run anything.
final class HtmlPage {
    private static final String HATCH = """
            <svg class="defs" aria-hidden="true"><defs><pattern id="hatch" width="7" height="7" \
            patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M1.5 0V7"/></pattern>\
            <pattern id="guess" width="6" height="6" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><path d="M1 0V6"/></pattern></defs></svg>
            """;

    private final Appendable out;
    private final HtmlWriter html;
    private final String script;

    HtmlPage(Appendable out) throws IOException {
        this.out = out;
        this.html = new HtmlWriter(out);
        this.script = Resources.text("report.js");
    }

    /// What stands inside of `main` is written to this.
    HtmlWriter html() {
        return html;
    }

    /// @param sheets names of style sheets, resources of this package
    void start(String title, String subtitle, String... sheets) throws IOException {
        html.trusted("<!DOCTYPE html>\n")
                .start("html", "lang", ReportTexts.language())
                .start("head");
        html.single("meta", "charset", "utf-8");
        html.single(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" + hash(script)
                        + "'; base-uri 'none'; form-action 'none'");
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.single("meta", "name", "referrer", "content", "no-referrer");
        html.leaf("title", title);
        html.start("style");
        for (String sheet : sheets) {
            html.trusted(Resources.text(sheet));
        }
        html.end();
        html.start("noscript")
                .start("style")
                .trusted("tr.d[hidden]{display:table-row!important}.tools{display:none}")
                .end()
                .end();
        html.end().trusted("\n").start("body").trusted(HATCH);
        html.start("header").leaf("b", "pg_trace Viewer").leaf("span", subtitle);
        html.start("button", "id", "theme", "type", "button", "hidden", "")
                .text(ReportTexts.get("page.theme"))
                .end();
        html.end().start("main");
    }

    /// After this comes what stands outside of `main`.
    void endMain() throws IOException {
        html.end();
    }

    /// @param legend explains signs of the page
    void end(String legend) throws IOException {
        html.start("footer")
                .leaf("p", legend)
                .leaf("p", "pgtrace " + ProductVersion.text())
                .end();
        html.start("script").trusted(script).end();
        html.end().end();
        out.append('\n');
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Base64.getEncoder().encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
