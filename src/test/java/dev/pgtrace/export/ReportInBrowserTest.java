package dev.pgtrace.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgtrace.app.AnalyzeTrace;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.cli.Sessions;
import dev.pgtrace.traces.RealTraces;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report as a reader has it: opened from a file in Chromium, clicked and typed into.
final class ReportInBrowserTest {
    private static final Path CHECKOUT = Path.of("sample-traces/checkout_session.trc");
    private static final String ENTER = "\uE007";
    private static final String ESCAPE = "\uE00C";
    private static final String DOWN = "\uE015";

    @TempDir
    private static Path folder = Path.of("");

    private static Browser browser;

    @BeforeAll
    static void startBrowser() throws Exception {
        String missing = Browser.missing().orElse("");
        assumeTrue(missing.isEmpty(), missing);
        browser = Browser.start(folder);
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path report(Path trace, ReportOptions options) throws Exception {
        Path page = Files.createTempFile(folder, "report", ".html");
        try (AnalyzeTrace.Analyzed analyzed = new AnalyzeTrace(AnalyzeTrace.Options.standard())
                        .file(trace, Progress.NONE, new CancelToken());
                Writer out = Files.newBufferedWriter(page);
                Report report = ReportFormat.HTML.open(out, options)) {
            report.add(analyzed.analysis());
        }
        return page;
    }

    private static void openCheckout(Locale language) throws Exception {
        browser.preferTheme("light");
        browser.open(report(CHECKOUT, ReportOptions.standard().withLanguage(language)));
    }

    /// The first cells of the statements' rows, as they stand now.
    private static List<String> column(int number) {
        return browser.run("return Array.from(document.querySelectorAll('.statements tbody.st')).filter(t => !t.hidden)"
                        + ".map(t => t.rows[0].cells[" + number + "].getAttribute('data-v'))")
                .valueStream()
                .map(value -> value.asString())
                .toList();
    }

    @Test
    void asksForNothingAndComplainsOfNothing() throws Exception {
        openCheckout(Locale.ENGLISH);

        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).singleElement().asString().startsWith("file:///");
    }

    @Test
    void sortsByAClickOnAHeadingAndByAKey() throws Exception {
        openCheckout(Locale.ENGLISH);
        List<String> byElapsed = column(2);

        browser.click(".statements th:nth-child(2) button");
        List<Long> byCalls = column(1).stream().map(Long::valueOf).toList();
        browser.type(".statements th:nth-child(2) button", ENTER);
        List<Long> reversed = column(1).stream().map(Long::valueOf).toList();
        browser.click(".statements th:nth-child(3) button");

        assertThat(byCalls).isSortedAccordingTo((a, b) -> Long.compare(b, a)).hasSizeGreaterThan(5);
        assertThat(reversed).isSorted().isNotEqualTo(byCalls);
        assertThat(column(2)).isEqualTo(byElapsed);
        assertThat(browser.text(".statements th:nth-child(3)")).isEqualTo("Elapsed");
        assertThat(browser.run("return document.querySelector('.statements th[aria-sort]').textContent")
                        .asString())
                .isEqualTo("Elapsed");
        assertThat(browser.run("return document.querySelector('.statements table').lastElementChild.tagName")
                        .asString())
                .as("the sums stay last")
                .isEqualTo("TFOOT");
    }

    @Test
    void findsStatementsByTheirText() throws Exception {
        openCheckout(Locale.ENGLISH);
        int all = browser.seen(".statements tbody.st");

        browser.type(".find > input", "update");
        int found = browser.seen(".statements tbody.st");

        assertThat(found).isPositive().isLessThan(all);
        assertThat(browser.text(".find output")).isEqualTo(found + " / " + all);
        browser.type(".find > input", "no such text");
        assertThat(browser.seen(".statements tbody.st")).isZero();
    }

    @Test
    void opensAStatementAndFoldsItsPlan() throws Exception {
        openCheckout(Locale.ENGLISH);
        assertThat(browser.seen("table.plan")).isZero();

        browser.click("tbody.st:has(.fold) td.s button");
        int nodes = browser.seen("table.plan tbody tr");
        browser.click("tbody.st:has(.fold) .fold");
        int folded = browser.seen("table.plan tbody tr");
        browser.click("tbody.st:has(.fold) .fold");

        assertThat(nodes).isGreaterThan(1);
        assertThat(folded).isLessThan(nodes);
        assertThat(browser.seen("table.plan tbody tr")).isEqualTo(nodes);
        assertThat(browser.seen("table.executions")).isOne();
    }

    @Test
    void zoomsTheFlamegraphByMouseAndKeyboard() throws Exception {
        openCheckout(Locale.ENGLISH);
        int all = browser.seen(".flame .f");
        String width = "return document.querySelectorAll('.flame .f')[2].querySelector('.r').getAttribute('width')";
        double before = browser.run(width).asDouble();

        browser.click(".flame .f:nth-of-type(3)");
        double zoomed = browser.run(width).asDouble();
        int fewer = browser.seen(".flame .f");
        browser.click(".reset");
        double reset = browser.run(width).asDouble();
        browser.type("svg.flame", DOWN + DOWN + ENTER);
        String active = browser.text(".flame .active title");
        int byKey = browser.seen(".flame .f");
        browser.type("svg.flame", ESCAPE);

        assertThat(zoomed).isGreaterThan(before);
        assertThat(fewer).isLessThan(all);
        assertThat(reset).isCloseTo(before, within(0.01));
        assertThat(active).isNotEmpty();
        assertThat(byKey).isLessThan(all);
        assertThat(browser.seen(".flame .f")).isEqualTo(all);
    }

    @Test
    void findsFramesOfTheFlamegraph() throws Exception {
        openCheckout(Locale.ENGLISH);

        browser.type(".tools input", "scan");

        assertThat(browser.count(".flame .hit")).isPositive().isLessThan(browser.count(".flame .f"));
        assertThat(browser.text(".flamegraph output"))
                .isEqualTo(browser.count(".flame .hit") + " / " + browser.count(".flame .f"));
    }

    @Test
    void followsTheSystemsThemeUntilOneIsChosen() throws Exception {
        openCheckout(Locale.ENGLISH);
        String ground = "return getComputedStyle(document.body).backgroundColor";
        String light = browser.run(ground).asString();
        browser.preferTheme("dark");
        String dark = browser.run(ground).asString();
        browser.click("#theme");
        String chosen = browser.run(ground).asString();
        browser.print("dark");
        String paper = browser.run(ground).asString();
        browser.run("localStorage.clear()");

        assertThat(light).isEqualTo("rgb(246, 248, 250)");
        assertThat(dark).isEqualTo("rgb(13, 17, 23)");
        assertThat(chosen).isEqualTo(light);
        assertThat(paper).as("paper is white").isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void speaksGermanWithGermanNumbers() throws Exception {
        openCheckout(Locale.GERMAN);

        assertThat(browser.run("return document.documentElement.lang").asString())
                .isEqualTo("de");
        assertThat(browser.text("main")).contains("Wo die Zeit geblieben ist", "Anweisungen", "8,45 s");
        assertThat(browser.text("main")).doesNotContain("Where the time went").doesNotContain("8.45 s");
        browser.click(".statements th:nth-child(2) button");
        assertThat(column(1).getFirst()).isEqualTo("12");
        assertThat(browser.console()).isEmpty();
    }

    /// Headings in full, without a scroll bar at the width that most screens have; words in full on the smallest.
    @Test
    void isReadInWideAndNarrowWindows() throws Exception {
        openCheckout(Locale.GERMAN);
        try {
            browser.resize(1280, 720);
            assertThat(browser.run("return Array.from(document.querySelectorAll('.statements th'))"
                                    + ".filter(th => th.scrollWidth > th.clientWidth + 1).map(th => th.textContent)")
                            .valueStream()
                            .toList())
                    .as("headings that are cut")
                    .isEmpty();
            assertThat(browser.run(
                                    "const s = document.querySelector('.statements'); return s.scrollWidth <= s.clientWidth + 1")
                            .asBoolean())
                    .as("statements without a scroll bar")
                    .isTrue();
            browser.resize(500, 800);
            assertThat(browser.run("return Math.max(...Array.from(document.querySelectorAll('table.ledger tr'))"
                                    + ".map(row => row.offsetHeight))")
                            .asInt())
                    .as("the highest row of a ledger, in pixels")
                    .isBetween(15, 160);
        } finally {
            browser.resize(1440, 900);
        }
    }

    @Test
    void runsNothingThatATraceSays() throws Exception {
        Path hostile = Files.writeString(folder.resolve("hostile.trc"), Sessions.shop());

        browser.open(report(hostile, ReportOptions.standard()));

        assertThat(browser.count("main img")).isZero();
        assertThat(browser.count("script")).isOne();
        assertThat(browser.text("main")).contains("</script><img src=x onerror=alert(1)>");
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).hasSize(1);
    }

    @Test
    void opensReportsOfRealTraces() throws Exception {
        for (String name : List.of(
                "head_big_sql.trc.gz",
                "head_binds.trc",
                "head_oltp_io_on.trc.gz",
                "head_latin1.trc",
                "d_cut_midline.trc",
                "patched_enhanced.trc")) {
            Path trace = RealTraces.folder().resolve(name);
            assumeTrue(Files.exists(trace), "no reference traces beside the project");

            browser.open(report(trace, ReportOptions.standard()));

            assertThat(browser.console()).as(name).isEmpty();
            assertThat(browser.requests()).as(name).hasSize(1);
            assertThat(browser.count("tbody.st")).as(name).isPositive();
            assertThat(browser.run("return document.documentElement.scrollWidth <= window.innerWidth")
                            .asBoolean())
                    .as(name + " fits the window")
                    .isTrue();
        }
    }

    @Test
    void columnsAddUpWhenStatementsAreLeftOut() throws Exception {
        browser.open(report(CHECKOUT, ReportOptions.standard().withTop(4)));

        for (int column = 1; column <= 3; column++) {
            long shown = column(column).stream().mapToLong(Long::parseLong).sum();
            List<Long> sums = browser.run("return Array.from(document.querySelectorAll('.statements tfoot tr'))"
                            + ".map(r => Number(r.cells[" + column + "].getAttribute('data-v')))")
                    .valueStream()
                    .map(value -> value.asLong())
                    .toList();
            assertThat(shown + sums.getFirst()).as("column " + column).isEqualTo(sums.getLast());
        }
        assertThat(column(1)).hasSize(4);
    }

    @Test
    void leavesBindsOutWhenAsked() throws Exception {
        Path trace = RealTraces.folder().resolve("head_binds.trc");
        assumeTrue(Files.exists(trace), "no reference traces beside the project");

        browser.open(report(trace, ReportOptions.standard()));
        int shown = browser.count(".bind");
        browser.open(report(trace, ReportOptions.standard().withBinds(ReportOptions.Binds.LEFT_OUT)));

        assertThat(shown).isPositive();
        assertThat(browser.count(".bind")).isZero();
        assertThat(browser.text(".binds")).contains("left out");
    }
}
