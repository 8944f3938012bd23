package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShowCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void listsExecutionsInFileOrder() throws IOException {
        Golden.assertSame(
                "shop.list.txt", Invoked.on(Sessions.shop(), "show", "-").out());
    }

    @Test
    void listsAPage() {
        String out = Invoked.on(Sessions.shop(), "show", "--top", "2", "--skip", "3", "-")
                .out();

        assertThat(out).startsWith("Executions 4 to 5 of 7, in file order\n").endsWith("  more with --skip 5\n");
    }

    @Test
    void showsACursorInFull() throws IOException {
        Invoked invoked = Invoked.on(Sessions.shop(), "show", "-", "#6");

        assertThat(invoked.code()).isZero();
        Golden.assertSame("shop.cursor.txt", invoked.out());
    }

    @Test
    void showsBindsWithTheirTypes() {
        assertThat(Invoked.on(Sessions.shop(), "show", "-", "1").out())
                .contains("Binds\n  $1  'it's 1'  text\n  $2  NULL      int4\n");
    }

    @Test
    void showsAStatementByTheBeginningOfItsFingerprint() throws IOException {
        String report =
                Invoked.on(Sessions.shop(), "analyze", "--top", "1", "-").out();
        String fingerprint = report.substring(report.indexOf("  SELECT count") - 16, report.indexOf("  SELECT count"));

        Invoked invoked = Invoked.on(Sessions.shop(), "show", "-", fingerprint.substring(0, 9));

        assertThat(invoked.code()).isZero();
        Golden.assertSame("shop.statement.txt", invoked.out());
    }

    @Test
    void keepsControlCharactersFromTheTerminal() {
        String out = Invoked.on(Sessions.shop(), "show", "-", "#7").out();

        assertThat(out).contains("-- \ufffd[31m").doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({
        "#99, The trace has no cursor #99; the last one is #7.",
        "#x, '''#x'' is no number of a cursor: write it as ''#12''.'",
        "abcdef, The trace has no statement with the fingerprint 'abcdef'; pgtrace analyze prints the fingerprints."
    })
    void saysWhatItCannotFind(String what, String message) {
        assertThat(Invoked.on(Sessions.shop(), "show", "-", what))
                .isEqualTo(new Invoked(2, "", "pgtrace: " + message + "\n"));
    }

    @Test
    void refusesAFolder() {
        assertThat(Invoked.run("show", folder.toString()).code()).isEqualTo(3);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(Invoked.run("show", folder.resolve("x.trc").toString()).code())
                .isEqualTo(3);
    }

    @Test
    void saysThatThePlanOfAnOracleCursorIsOfSeveralExecutions() throws IOException {
        String trace = """
                *** 2024-01-01T00:00:00.000000+00:00
                PARSING IN CURSOR #7 len=17 dep=0 uid=5 oct=3 lid=5 tim=1000 hv=1 ad='a'
                select * from emp
                END OF STMT
                EXEC #7:c=900,e=1000,p=2,cr=10,cu=0,mis=0,r=5,dep=0,og=1,tim=3000
                EXEC #7:c=2900,e=3000,p=6,cr=30,cu=0,mis=0,r=5,dep=0,og=1,tim=9000
                STAT #7 id=1 cnt=10 pid=0 pos=1 obj=11 op='TABLE ACCESS FULL EMP (cr=40 pr=8 pw=0 str=2 time=3900 us)'
                """;
        assertThat(Invoked.on(trace, "show", "-", "#7").out())
                .contains("plan figures summed over executions")
                .contains("figures are sums over 2 executions of the cursor");
    }
}
