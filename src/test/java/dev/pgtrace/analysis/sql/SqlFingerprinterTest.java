package dev.pgtrace.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlFingerprinterTest {
    private final SqlFingerprinter fingerprinter = new SqlFingerprinter();

    /// These numbers stand in reports: change them only together with the version of the format.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '¦', textBlock = """
            select 1                                          | 25e12b51aea83f03
            SELECT abalance FROM t WHERE aid = 4711;          | 60bebac078aa177b
            select * from orders where id in (1, 2, 3)        | 408cf80059867c75
            insert into t values (1, 'a'), (2, 'b')           | 86c954c97615c09f
            update "T" set größe = größe + 1 where a <> $1    | 9cc998a71f0b7517
            begin                                             | 83a00cf52894c564
            """)
    void staysTheSameForever(String sql, String expected) {
        assertThat("%016x".formatted(of(sql))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~~", quoteCharacter = '¦', textBlock = """
            select 1                       ~~ SELECT 'x' -- c
            select a from t where b = 1    ~~ select A from T where B=$1;
            select a from t where b = $2   ~~ select a from t where b = :b1
            where a in (1)                 ~~ where a in ($1, $2)
            where a = -1                   ~~ where a = 1
            where a != 1                   ~~ where a <> 2
            values (1, 2), (3, 4)          ~~ values (1, 2), (3, null), (5, 6)
            select a(b)                    ~~ select a ( b )
            """)
    void isEqualForTheSameStatement(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "~~", quoteCharacter = '¦', textBlock = """
            select a                       ~~ select b
            select a                       ~~ select "a"
            select "a"                     ~~ select "A"
            select a b                     ~~ select ab
            select a, b                    ~~ select a
            select a > = b                 ~~ select a >= b
            select a is null               ~~ select a is true
            values (1)                     ~~ values (1), (2)
            values (1)                     ~~ values (1, 2)
            select 1                       ~~ select 1; select 2
            select '1'::int                ~~ select '1'::bigint
            """)
    void differsForOtherStatements(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @Test
    void agreesWithNormalisedTextOnEveryPartOfNastyTexts() {
        Map<String, Long> byText = new HashMap<>();
        Map<Long, String> byFingerprint = new HashMap<>();
        for (String sql : SqlCorpus.NASTY) {
            byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
            for (int to = 0; to <= bytes.length; to++) {
                check(bytes, 0, to, byText, byFingerprint);
                check(bytes, to, bytes.length, byText, byFingerprint);
            }
        }
        assertThat(byText).hasSameSizeAs(byFingerprint).hasSizeGreaterThan(500);
    }

    @Test
    void agreesWithNormalisedTextOnGarbage() {
        Map<String, Long> byText = new HashMap<>();
        Map<Long, String> byFingerprint = new HashMap<>();
        Random random = new Random(42);
        String alphabet = " \t\n'\"$$1ae.:;,()[]-+*/?=<>@!#in\\Evalues array null_é\0";
        byte[] letters = alphabet.getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = letters[random.nextInt(letters.length)];
            }
            check(bytes, 0, bytes.length, byText, byFingerprint);
        }
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            check(bytes, 0, bytes.length, byText, byFingerprint);
        }
        assertThat(byText).hasSameSizeAs(byFingerprint);
    }

    @Test
    void endsSoonOnTextsMadeToBeSlow() {
        for (String part :
                new String[] {"(", "in (", "array[", "values (", "values (1),", "- ", "/*", "1::int(1,", "?"}) {
            byte[] bytes = part.repeat(1_000_000 / part.length()).getBytes(StandardCharsets.UTF_8);

            assertThat(fingerprinter.of(bytes, 0, bytes.length)).isNotEqualTo(-1);
        }
    }

    private void check(byte[] bytes, int from, int to, Map<String, Long> byText, Map<Long, String> byFingerprint) {
        String text = SqlNormalizer.folded(bytes, from, to, StandardCharsets.ISO_8859_1);
        long fingerprint = fingerprinter.of(bytes, from, to);
        assertThat(byText.computeIfAbsent(text, t -> fingerprint)).isEqualTo(fingerprint);
        assertThat(byFingerprint.computeIfAbsent(fingerprint, f -> text)).isEqualTo(text);
    }

    private long of(String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        return fingerprinter.of(bytes, 0, bytes.length);
    }
}
