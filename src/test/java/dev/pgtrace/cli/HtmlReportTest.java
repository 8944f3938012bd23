package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class HtmlReportTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");
    private static final Set<String> VOID = Set.of("meta", "input");

    private final Invoked invoked = Invoked.on(Sessions.shop(), "analyze", "--format", "html", "-");
    private final String html = invoked.out();

    @Test
    void writesOneDocument() throws IOException {
        assertThat(invoked.code()).isZero();
        Golden.assertSame("shop.main.html", html.substring(html.indexOf("<main>"), html.indexOf("</main>")));
    }

    @Test
    void escapesSqlThatWouldBeMarkup() {
        assertThat(html)
                .contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img")
                .doesNotContain("\u001b");
        assertThat(html.split("</script>", -1)).as("the page's own script only").hasSize(2);
    }

    @Test
    void needsNothingButItself() {
        assertThat(html).doesNotContainPattern("(?i)(src|href)=\"(?!#)").doesNotContainPattern("(?i)url\\((?!#)");
        assertThat(html).doesNotContain("http://").doesNotContain("https://").doesNotContain("@import");
        assertThat(html).contains("default-src 'none'".replace("'", "&#39;"));
    }

    @Test
    void closesEveryElement() {
        String body = html.replaceAll("(?s)<(script|style)>.*?</\\1>", "");
        Deque<String> open = new ArrayDeque<>();
        Matcher tags = TAG.matcher(body.substring(body.indexOf("<html")));
        while (tags.find()) {
            String name = tags.group(2);
            if (VOID.contains(name) || tags.group(3).endsWith("/")) {
                continue;
            }
            if (tags.group(1).isEmpty()) {
                open.push(name);
            } else {
                assertThat(open.pop()).isEqualTo(name);
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void allowsItsOwnScriptOnly() throws Exception {
        String script = html.substring(html.lastIndexOf("<script>") + 8, html.lastIndexOf("</script>"));
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256")
                .digest(script.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(html)
                .contains("script-src &#39;sha256-"
                        + java.util.Base64.getEncoder().encodeToString(digest) + "&#39;");
    }

    @Test
    void showsBothThemes() {
        assertThat(html).contains("prefers-color-scheme: dark").contains("[data-theme=\"light\"]");
    }
}
