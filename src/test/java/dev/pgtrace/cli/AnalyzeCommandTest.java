package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnalyzeCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void printsTheTotalAndTheLedgerFirst() throws IOException {
        Invoked invoked = Invoked.on(Sessions.shop(), "analyze", "-");

        assertThat(invoked.code()).isZero();
        assertThat(invoked.err()).isEmpty();
        assertThat(invoked.out().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 120);
        Golden.assertSame("shop.txt", invoked.out());
    }

    @Test
    void printsWhatTheFilterLetsThrough() {
        Invoked invoked = Invoked.on(Sessions.shop(), "analyze", "--filter", "elapsed > 10ms", "-");

        assertThat(invoked.out())
                .startsWith(
                        "standard input: 1.50 s from start to end, 1.00 s in the database\n1 execution of 1 statement\n"
                                + "only elapsed > 10ms: 1 of 7 executions\n");
    }

    @Test
    void saysWhereAFilterIsWrong() {
        Invoked invoked = Invoked.on(Sessions.shop(), "analyze", "--filter", "elapsed > > 10ms", "-");

        assertThat(invoked.code()).isEqualTo(2);
        assertThat(invoked.out()).isEmpty();
        assertThat(invoked.err()).contains("column 11").hasLineCount(3).endsWith(" ".repeat(12) + "^\n");
    }

    @Test
    void movesTheBorderBetweenCacheAndDisk() {
        assertThat(Invoked.on(Sessions.shop(), "analyze", "-").out()).contains("tier 3  ~480");
        assertThat(Invoked.on(Sessions.shop(), "analyze", "--threshold", "2000", "-")
                        .out())
                .contains("tier 2  ~800")
                .contains("threshold 2.00 ms");
    }

    @ParameterizedTest
    @CsvSource({
        "elapsed, SELECT count(*) FROM orders",
        "cpu, SELECT count(*) FROM orders",
        "reads, SELECT count(*) FROM orders",
        "max, SELECT count(*) FROM orders",
        "calls, SELECT name FROM products",
        "ROWS, SELECT name FROM products"
    })
    void sortsStatements(String order, String first) {
        String out = Invoked.on(Sessions.shop(), "analyze", "--sort", order, "--top", "1", "-")
                .out();

        assertThat(out).contains("the first 1 of 3\n").contains("  " + first);
    }

    @Test
    void readsEveryTraceOfAFolderAndSaysWhatItSkipped() throws IOException {
        Files.writeString(folder.resolve("a.trc"), Sessions.shop());
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.bin")))) {
            out.write(Sessions.shop().getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("notes.txt"), "bring milk\n");
        Files.createDirectory(folder.resolve("sub"));

        Invoked invoked = Invoked.run("analyze", "--format", "json", folder.toString());

        assertThat(invoked.code()).isZero();
        assertThat(invoked.err())
                .isEqualTo("pgtrace: skipped: " + folder.resolve("notes.txt")
                        + " is not a trace: it looks like text without a single trace record. Traces, PostgreSQL server"
                        + " logs and outputs of EXPLAIN can be read.\n");
        assertThat(invoked.out()).startsWith("[").contains("a.trc").contains("b.bin");
    }

    @Test
    void goesOnAfterAFileThatIsNoTraceAndReportsIt() throws IOException {
        Files.writeString(folder.resolve("a.trc"), Sessions.shop());

        Invoked invoked = Invoked.run("analyze", folder.resolve("x.trc").toString(), folder.resolve("a.trc") + "");

        assertThat(invoked.code()).isEqualTo(3);
        assertThat(invoked.err()).contains("x.trc").hasLineCount(1);
        assertThat(invoked.out()).contains("a.trc: 1.50 s from start to end");
    }

    @Test
    void refusesAFolderWithoutTraces() {
        Invoked invoked = Invoked.run("analyze", folder.toString());

        assertThat(invoked)
                .isEqualTo(new Invoked(
                        3, "", "pgtrace: There is no trace in " + folder + ": sub-folders are not looked at.\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "%PDF-1.7 x, a PDF document",
        "2026-01-01 10:00:00.123 CET [1] LOG:  checkpoint starting, a PostgreSQL server log",
        "select 1;, SQL text"
    })
    void saysWhatAFileIsThatIsNoTrace(String content, String what) throws IOException {
        Path file = Files.writeString(folder.resolve("f.trc"), content);

        Invoked invoked = Invoked.run("analyze", "--format", "json", file.toString());

        assertThat(invoked.code()).isEqualTo(3);
        assertThat(invoked.out()).isEmpty();
        assertThat(invoked.err()).contains(what).hasLineCount(1);
    }

    @Test
    void refusesBinaryData() throws IOException {
        Path file = Files.write(folder.resolve("f.trc"), new byte[5000]);

        assertThat(Invoked.run("analyze", file.toString()).code()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "--sort=size, is none of elapsed",
        "--top=0, neither a number from 1 on nor 'all'",
        "--format=xml, 'is none of text, json, html'",
        "--encoding=KLINGON, no character set is called 'KLINGON'",
        "--threshold=-1, no number of microseconds",
        "--tip=3, Unknown option"
    })
    void refusesWordsItDoesNotKnow(String option, String reason) {
        Invoked invoked = Invoked.on(Sessions.shop(), "analyze", option, "-");

        assertThat(invoked.code()).isEqualTo(2);
        assertThat(invoked.out()).isEmpty();
        assertThat(invoked.err()).contains(reason).contains("Try: pgtrace analyze -h");
    }

    @Test
    void refusesStandardInputTwice() {
        assertThat(Invoked.run("analyze", "-", "-").code()).isEqualTo(2);
    }

    @Test
    void decodesTextsInTheEncodingOfTheDatabase() throws IOException {
        byte[] trace = Sessions.shop().replace("'open'", "'größer'").getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("l.trc"), trace);

        assertThat(Invoked.run("show", "--encoding", "latin1", file.toString(), "6")
                        .out())
                .contains("where status = 'größer'");
        assertThat(Invoked.run("show", file.toString(), "6").out()).contains("where status = 'gr\ufffd\ufffder'");
    }

    @Test
    void endsQuietlyWhenNobodyReadsItsOutput() {
        PrintStream broken = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = new java.io.ByteArrayInputStream(Sessions.shop().getBytes(StandardCharsets.UTF_8));

        int code = CommandLineTool.run(
                new String[] {"analyze", "-"},
                new Terminal(
                        in,
                        broken,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new dev.pgtrace.base.task.CancelToken(),
                        false));

        assertThat(code).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void endsWithItsOwnCodeWhenCancelled() {
        dev.pgtrace.base.task.CancelToken cancel = new dev.pgtrace.base.task.CancelToken();
        cancel.cancel();
        InputStream in = new java.io.ByteArrayInputStream(Sessions.shop().getBytes(StandardCharsets.UTF_8));

        assertThat(Invoked.with(in, cancel, "analyze", "-")).isEqualTo(new Invoked(5, "", "pgtrace: cancelled.\n"));
    }

    @Test
    void saysWhyTheOutputCannotBeWritten() {
        Invoked invoked = Invoked.on(Sessions.shop(), "analyze", "-o", folder.resolve("no/x.html") + "", "-");

        assertThat(invoked.code()).isEqualTo(2);
        assertThat(invoked.err()).contains("its folder does not exist").hasLineCount(1);
    }

    @Test
    void writesOverNoFileThatItReads() throws IOException {
        Path trace = Files.writeString(folder.resolve("shop.trc"), Sessions.shop());
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), trace);
        String refused = " cannot be written: it is one of the files that are read, and would be lost;"
                + " choose another name.\n";

        assertThat(Invoked.run("analyze", "-o", trace.toString(), folder.toString()))
                .isEqualTo(new Invoked(2, "", "pgtrace: " + trace + refused));
        assertThat(Invoked.run("analyze", "-o", link.toString(), trace.toString()))
                .isEqualTo(new Invoked(2, "", "pgtrace: " + link + refused));
        assertThat(trace).hasContent(Sessions.shop());
    }

    @Test
    void leavesTheFileOfBeforeWhereNothingCanBeAnalyzed() throws IOException {
        Path file = Files.writeString(folder.resolve("report.html"), "of yesterday");
        Path trace = Files.writeString(folder.resolve("shop.trc"), Sessions.shop());
        dev.pgtrace.base.task.CancelToken cancel = new dev.pgtrace.base.task.CancelToken();
        cancel.cancel();

        Invoked.with(InputStream.nullInputStream(), cancel, "analyze", "-o", file.toString(), trace.toString());

        assertThat(file).hasContent("of yesterday");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void writesToAFile() throws IOException {
        Path file = folder.resolve("report.txt");

        Invoked invoked = Invoked.on(Sessions.shop(), "analyze", "-o", file.toString(), "-");

        assertThat(invoked).isEqualTo(new Invoked(0, "", ""));
        assertThat(file).content().startsWith("standard input: 1.50 s from start to end");
    }
}
