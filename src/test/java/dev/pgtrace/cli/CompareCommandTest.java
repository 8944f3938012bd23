package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CompareCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");

    private String before = "";
    private String after = "";

    /// After: the scan reads a tenth and takes a tenth, look-ups are slower by an index, one statement is gone and one
    /// new.
    @BeforeEach
    void writeTraces() throws IOException {
        before = write("before.trc", Sessions.shop());
        after = write(
                "after.trc",
                Sessions.shop()
                        .replace("ela=1.000000", "ela=0.100000")
                        .replace("SEQSCAN  (cost=0.00..4900.00", "INDEXSCAN  (cost=0.00..490.00")
                        .replace("Relation: orders\n", "Relation: orders\n   Index: orders_status\n")
                        .replace("pr=800", "pr=80")
                        .replace("read=800", "read=80")
                        .replace("total=800.000", "total=80.000")
                        .replace("~320 from OS cache, ~480 from disk", "~32 from OS cache, ~48 from disk")
                        .replace("total=999.100", "total=99.100")
                        .replace("total=950.000", "total=95.000")
                        .replace("startup=999.000", "startup=99.000")
                        .replace("ela=0.000200", "ela=0.000400")
                        .replace(Sessions.HOSTILE, "select 'new' from shelves"));
    }

    @Test
    void printsWhatChanged() throws IOException {
        Invoked invoked = compare("--plans", before, after);

        assertThat(invoked.err()).isEmpty();
        assertThat(invoked.code()).isZero();
        Golden.assertSame("compare.txt", invoked.out());
    }

    @Test
    void writesTheComparisonForPrograms() throws IOException {
        Invoked invoked = compare("--format", "json", "--plans", before, after);

        Golden.assertSame("compare.json", invoked.out().replace(folder.toString(), "FOLDER"));
        JsonNode json = JSON.readTree(invoked.out());
        double sum = 0;
        for (String list : new String[] {"statements", "newStatements", "goneStatements"}) {
            for (JsonNode statement : json.get(list)) {
                double old = statement.at("/total/old").asDouble();
                sum += statement.at("/total/new").asDouble() - old;
            }
        }
        assertThat(sum).isEqualTo(json.at("/totals/total/delta").asDouble());
    }

    @Test
    void hasEveryPropertyThatItsSchemaRequires() throws IOException {
        JsonNode schema;
        try (InputStream in =
                CompareCommandTest.class.getResourceAsStream("/dev/pgtrace/export/pgtrace.compare-1.schema.json")) {
            schema = JSON.readTree(in);
        }
        JsonNode json = JSON.readTree(compare("--format", "json", before, after, "--fail-if", "plan-flip")
                .out());

        for (JsonNode name : schema.get("required")) {
            assertThat(json.has(name.asString())).as(name.asString()).isTrue();
        }
        for (JsonNode name : schema.at("/$defs/figures/required")) {
            assertThat(json.get("totals").has(name.asString()))
                    .as(name.asString())
                    .isTrue();
        }
        for (JsonNode name : schema.at("/$defs/statement/required")) {
            assertThat(json.at("/statements/0").has(name.asString()))
                    .as(name.asString())
                    .isTrue();
        }
        for (JsonNode name : schema.at("/properties/gates/items/required")) {
            assertThat(json.at("/gates/0").has(name.asString()))
                    .as(name.asString())
                    .isTrue();
        }
    }

    @Test
    void refusesAThirdTraceAndAPictureThatIsNone() {
        assertThat(compare(before, after, after))
                .isEqualTo(new Invoked(
                        2,
                        "",
                        "pgtrace: Two are compared, and " + after
                                + " is one more: put groups of traces behind --old and --new.\n"));
        assertThat(compare("--flame", "x.png", before, after))
                .isEqualTo(new Invoked(
                        2, "", "pgtrace: x.png: both flamegraphs are drawn as SVG; let the name end in .svg.\n"));
    }

    @Test
    void endsWithOneWhereAGateFails() {
        Invoked invoked = compare(before, after, "--fail-if", "p95 > +20%", "--fail-if", "total > +0%");

        assertThat(invoked.code()).isEqualTo(1);
        assertThat(invoked.out())
                .contains("p95 > +20%: FAILED (1 violation")
                .contains("p95 200 µs → 400 µs, +100%")
                .contains("total > +0%: passed");
        assertThat(compare(before, after, "--fail-if", "total > +0%").code()).isZero();
        assertThat(compare(before, before, "--fail-if", "plan-flip", "--fail-if", "new-statement")
                        .code())
                .isZero();
        assertThat(compare(before, after, "--fail-if", "plan-flip").code()).isEqualTo(1);
        assertThat(compare(before, after, "--fail-if", "new-statement").code()).isEqualTo(1);
    }

    @Test
    void saysWhereAGateIsWrong() {
        assertThat(compare(before, after, "--fail-if", "p95 > 20%"))
                .isEqualTo(new Invoked(
                        2,
                        "",
                        "pgtrace: Gate 'p95 > 20%', column 7: a percentage is of a change and needs a sign; expected +20%"
                                + " or -20%.\n"));
    }

    @Test
    void writesGatesAsTestCasesAndAnnotations() throws Exception {
        Path junit = folder.resolve("gates.xml");

        Invoked invoked = compare(
                before,
                after,
                "--fail-if",
                "p95 > +20%",
                "--fail-if",
                "total > +0%",
                "--junit",
                junit.toString(),
                "--format",
                "github");

        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(junit))));
        assertThat(xml.getDocumentElement().getAttribute("tests")).isEqualTo("2");
        assertThat(xml.getDocumentElement().getAttribute("failures")).isEqualTo("1");
        assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
                .startsWith("p95 200 µs → 400 µs, +100% — ");
        assertThat(invoked.out())
                .startsWith("::error title=pgtrace%3A p95 > +20%25::p95 200 µs → 400 µs, +100%25 — ")
                .hasLineCount(1);
    }

    @Test
    void drawsOnePictureOfBothFlamegraphs() throws Exception {
        Path svg = folder.resolve("diff.svg");

        assertThat(compare(before, after, "--flame", svg.toString()).code()).isZero();

        String picture = Files.readString(svg);
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(picture)));
        assertThat(picture)
                .contains("<title>SELECT ? FROM shelves\n")
                .contains("1.00 s (1,000,500 µs) → 101 ms (100,500 µs), −90.0%")
                .contains("0 µs (0 µs) → 100 µs (100 µs), new")
                .contains("width: new");
    }

    @Test
    void writesAPageThatRunsNothingButItsOwnScriptAndAsksForNothing() {
        String page = compare("--format", "html", "--plans", before, after).out();

        assertThat(page)
                .contains("default-src &#39;none&#39;")
                .contains("Index Scan using orders_status on orders")
                .contains("script-src &#39;sha256-")
                .doesNotContain("<img")
                .doesNotContainPattern("(href|src)=");
        assertThat(page.split("<script", -1)).hasSize(2);
    }

    @Test
    void writesALineForEachStatement() {
        List<String> lines =
                compare("--format", "csv", before, after).out().lines().toList();

        assertThat(lines.getFirst())
                .startsWith("side,fingerprint,sql,plan_flip,within_noise,old_total_us,new_total_us,old_calls,new_calls")
                .endsWith(",old_tier3_blocks,new_tier3_blocks,old_reads_blocks,new_reads_blocks");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("both,") && line.contains("yes,no,"))
                .as("the scan became an index scan")
                .hasSize(1);
        assertThat(lines).filteredOn(line -> line.startsWith("new,")).hasSize(1);
        assertThat(lines).filteredOn(line -> line.startsWith("gone,")).hasSize(1);
    }

    /// A recording of a real session, cut in two at a moment: nothing is lost and nothing counts twice.
    @Test
    void comparesWindowsOfARealRecording() throws IOException {
        String file = "sample-traces/own_session.trc";
        JsonNode whole = JSON.readTree(compare(file, file, "--format", "json").out());
        JsonNode parts = JSON.readTree(
                compare(file, "--window-old", "..20:22:05.2", "--window-new", "20:22:05.2..", "--format", "json")
                        .out());

        for (String metric : List.of("total", "calls", "rows", "blocks", "tier1")) {
            long old = parts.at("/totals/" + metric + "/old").asLong();
            long now = parts.at("/totals/" + metric + "/new").asLong();
            assertThat(old).as(metric).isPositive();
            assertThat(now).as(metric).isPositive();
            assertThat(old + now)
                    .as(metric)
                    .isEqualTo(whole.at("/totals/" + metric + "/new").asLong());
        }
    }

    @Test
    void comparesGroupsOfTracesAndFolders() throws IOException {
        Path group = Files.createDirectory(folder.resolve("group"));
        Files.copy(Path.of(before), group.resolve("1.trc"));
        Files.copy(Path.of(before), group.resolve("2.trc"));
        Files.writeString(group.resolve("notes.md"), "no trace");

        JsonNode json = JSON.readTree(compare("--old", group.toString(), "--new", before, before, "--format", "json")
                .out());

        assertThat(json.at("/totals/total/delta").asLong()).isZero();
        assertThat(json.at("/old/traces").size()).isEqualTo(2);
        assertThat(json.at("/statements/0/calls/old").asLong()).isEqualTo(2);
    }

    @Test
    void comparesTwoStatementsAndTwoExecutionsOfOneTrace() {
        Invoked executions = compare(before, "--execution", "#1", "--execution", "#6");

        assertThat(executions.err()).isEmpty();
        assertThat(executions.out())
                .contains("250 µs → 1.00 s")
                .contains("before.trc #1")
                .contains("before.trc #6");
        assertThat(compare(before, after, "--statement", "5c360044", "--format", "json")
                        .out())
                .contains("\"newStatements\" : [ ]")
                .contains("\"fingerprint\" : \"5c36004463519afe\"");
        assertThat(compare(before, "--statement", "5c360044", "--statement", "d630a76f")
                        .out())
                .contains("1 → 5")
                .contains("1.00 s → 1.25 ms");
    }

    @Test
    void saysWhatIsMissingOnTheCommandLine() {
        assertThat(compare().err()).contains("Name two traces to compare").hasLineCount(1);
        assertThat(compare(before).err())
                .contains("One trace alone needs two windows")
                .hasLineCount(1);
        assertThat(compare(before, "--window-old", "9..10", "--window-new", "10..11")
                        .err())
                .contains("does not say when its executions began")
                .hasLineCount(1);
        assertThat(compare(before, after, "--execution", "12.x").err())
                .contains("'#12.3'")
                .hasLineCount(1);
        assertThat(compare(before, after, "--execution", "#99").err())
                .contains("no execution of a cursor #99")
                .hasLineCount(1);
        assertThat(compare(before, folder.resolve("none.trc").toString()).code())
                .isEqualTo(3);
        assertThat(compare(before, "-").code()).isEqualTo(2);
        assertThat(compare(before, after, "--github").err())
                .contains("--fail-if")
                .hasLineCount(1);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Invoked compare(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "compare";
        System.arraycopy(args, 0, all, 1, args.length);
        return Invoked.run(all);
    }
}
