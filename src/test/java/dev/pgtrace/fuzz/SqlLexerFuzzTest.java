package dev.pgtrace.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.pgtrace.analysis.sql.SqlFingerprinter;
import dev.pgtrace.analysis.sql.SqlLexer;
import dev.pgtrace.analysis.sql.SqlNormalizer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class SqlLexerFuzzTest {
    @FuzzTest(maxDuration = "30s")
    void coversEveryByteOfAnyText(byte[] sql) {
        SqlLexer lexer = new SqlLexer(sql, 0, sql.length);
        int at = 0;
        while (lexer.next()) {
            assertThat(lexer.start()).isEqualTo(at);
            assertThat(lexer.end()).isGreaterThan(at);
            at = lexer.end();
        }
        assertThat(at).isEqualTo(sql.length);
        SqlNormalizer.text(sql, 0, sql.length, StandardCharsets.UTF_8);
        new SqlFingerprinter().of(sql, 0, sql.length);
    }
}
