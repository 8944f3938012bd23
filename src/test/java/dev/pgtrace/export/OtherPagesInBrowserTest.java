package dev.pgtrace.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgtrace.analysis.compare.gate.Gate;
import dev.pgtrace.app.CompareTraces;
import dev.pgtrace.app.ComparedChoice;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pages of experiments and comparisons, and the pictures that stand alone, opened in Chromium.
final class OtherPagesInBrowserTest {
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

    private static Path experiment(Locale language) throws Exception {
        Path page = folder.resolve("experiment-" + language + ".html");
        try (Writer out = Files.newBufferedWriter(page)) {
            new ExperimentHtml(SampleExperiment.experiment(), SampleExperiment.result(), language).write(out);
        }
        return page;
    }

    private static Path comparison(Locale language) throws Exception {
        Path page = folder.resolve("comparison-" + language + ".html");
        CompareTraces compare = new CompareTraces(CompareTraces.Options.standard());
        try (CompareTraces.Compared compared = compare.compare(
                        side("sample-traces/legacy_u4.trc"),
                        side("sample-traces/checkout_session.trc"),
                        file -> Progress.NONE,
                        new CancelToken());
                Writer out = Files.newBufferedWriter(page)) {
            ComparisonFormat.HTML.write(
                    new ComparisonReport(
                            compared.comparison(),
                            List.of(Gate.parse("p95 > +20%").check(compared.comparison())),
                            50,
                            ComparisonReport.Plans.SHOWN,
                            language),
                    out);
        }
        return page;
    }

    private static CompareTraces.SideFiles side(String file) {
        return new CompareTraces.SideFiles(file, List.of(Path.of(file)), ComparedChoice.all());
    }

    private static void opensQuietly(Path page) {
        browser.preferTheme("dark");
        browser.open(page);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).hasSize(1);
        String ground = "return getComputedStyle(document.body).backgroundColor";
        assertThat(browser.run(ground).asString()).isEqualTo("rgb(13, 17, 23)");
        browser.click("#theme");
        assertThat(browser.run(ground).asString()).isEqualTo("rgb(246, 248, 250)");
        browser.run("localStorage.clear()");
    }

    @Test
    void experimentsInBothLanguages() throws Exception {
        opensQuietly(experiment(Locale.ENGLISH));
        assertThat(browser.text("main")).contains("Runs over time", "faster than", "Plan of");

        opensQuietly(experiment(Locale.GERMAN));
        assertThat(browser.text("main"))
                .contains("Läufe über die Zeit", "schneller als", "Plan von")
                .doesNotContain("faster than");
        browser.click(".fold");
        assertThat(browser.run("return document.querySelector('.fold').getAttribute('aria-expanded')")
                        .asString())
                .isEqualTo("false");
    }

    @Test
    void comparisonsInBothLanguages() throws Exception {
        opensQuietly(comparison(Locale.ENGLISH));
        assertThat(browser.text("main")).contains("Totals", "Where the time changed");

        opensQuietly(comparison(Locale.GERMAN));
        assertThat(browser.text("main")).contains("Summen", "Wo sich die Zeit geändert hat", "Anweisungen");
        assertThat(browser.text("main")).doesNotContain("Totals").doesNotContain("!compare");
    }
}
