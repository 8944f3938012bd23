package dev.pgtrace.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PlainTextTest {
    @Test
    void putsTextOnOneLine() {
        assertThat(PlainText.oneLine("  select\r\n\t1 \n")).isEqualTo("select 1");
    }

    @Test
    void replacesWhatATerminalWouldObey() {
        assertThat(PlainText.oneLine("a\u001b[2Jb\u0007\u009b\u202ec")).isEqualTo("a\ufffd[2Jb\ufffd\ufffd\ufffdc");
        assertThat(PlainText.lines("a\r\n\tb\u0000\rc")).isEqualTo("a\n\tb\ufffd\ufffdc");
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(PlainText.cut("😀😀😀", 5)).isEqualTo("😀😀…");
        assertThat(PlainText.cut("😀😀😀", 4)).isEqualTo("😀…");
        assertThat(PlainText.cut("abc", 3)).isEqualTo("abc");
    }

    @Test
    void countsColumns() {
        assertThat(PlainText.width("orders")).isEqualTo(6);
        assertThat(PlainText.width("größe")).isEqualTo(5);
        assertThat(PlainText.width("gro\u0308ße")).isEqualTo(5);
        assertThat(PlainText.width("注文")).isEqualTo(4);
    }

    @Test
    void knowsEncodingsByTheServersNames() {
        assertThat(Encodings.named("latin-1")).contains(StandardCharsets.ISO_8859_1);
        assertThat(Encodings.named("WIN1252")).contains(Charset.forName("windows-1252"));
        assertThat(Encodings.named("utf_8")).contains(StandardCharsets.UTF_8);
        assertThat(Encodings.named("EUC_JP")).contains(Charset.forName("EUC-JP"));
        assertThat(Encodings.named("no such")).isEmpty();
        assertThat(Encodings.USUAL).allMatch(name -> Encodings.named(name).isPresent());
    }
}
