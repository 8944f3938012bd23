package dev.pgtrace.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SqlLexerTest {
    @Test
    void tellsEveryKindOfToken() {
        assertThat(tokens("select \"A\", a1 -- c\n from t where x>=-1.5e3 and y='q' and z=$1 /* d */\\"))
                .isEqualTo("""
                KEYWORD select
                QUOTED_IDENTIFIER "A"
                PUNCTUATION ,
                IDENTIFIER a1
                COMMENT -- c
                KEYWORD from
                IDENTIFIER t
                KEYWORD where
                IDENTIFIER x
                OPERATOR >=
                OPERATOR -
                NUMBER 1.5e3
                KEYWORD and
                IDENTIFIER y
                OPERATOR =
                STRING 'q'
                KEYWORD and
                IDENTIFIER z
                OPERATOR =
                PARAMETER $1
                COMMENT /* d */
                OTHER \\
                """);
    }

    @Test
    void endsOperatorsAsPostgresDoes() {
        assertThat(tokens("a @-b *-c <->d ~~*e =+-f ||/g <=?h -/*c*/- i ?- j ?-| k"))
                .isEqualTo("""
                IDENTIFIER a
                OPERATOR @-
                IDENTIFIER b
                OPERATOR *
                OPERATOR -
                IDENTIFIER c
                OPERATOR <->
                IDENTIFIER d
                OPERATOR ~~*
                IDENTIFIER e
                OPERATOR =
                OPERATOR +
                OPERATOR -
                IDENTIFIER f
                OPERATOR ||/
                IDENTIFIER g
                OPERATOR <=
                PARAMETER ?
                IDENTIFIER h
                OPERATOR -
                COMMENT /*c*/
                OPERATOR -
                IDENTIFIER i
                OPERATOR ?-
                IDENTIFIER j
                OPERATOR ?-|
                IDENTIFIER k
                """);
    }

    @Test
    void coversEveryByteOfEveryText() {
        Random random = new Random(7);
        for (String sql : SqlCorpus.NASTY) {
            byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
            for (int to = 0; to <= bytes.length; to++) {
                covers(bytes, to);
            }
        }
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            covers(bytes, bytes.length);
        }
    }

    private static void covers(byte[] bytes, int to) {
        SqlLexer lexer = new SqlLexer(bytes, 0, to);
        int end = 0;
        while (lexer.next()) {
            assertThat(lexer.start()).isEqualTo(end);
            assertThat(lexer.end()).isGreaterThan(lexer.start());
            assertThat(lexer.kind()).isNotNull();
            end = lexer.end();
        }
        assertThat(end).isEqualTo(to);
    }

    private static String tokens(String sql) {
        StringBuilder text = new StringBuilder();
        for (SqlToken token : SqlText.tokens(sql)) {
            text.append(token.kind())
                    .append(' ')
                    .append(sql, token.start(), token.end())
                    .append('\n');
        }
        return text.toString();
    }
}
