package dev.pgtrace.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.pgtrace.base.TraceException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class FilterExpressionTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            elapsed > 10        | 11 | “10” does not fit elapsed; expected a time with its unit (us, ms, s, min, h), as in elapsed > 10ms
            elapsed > 10 rows   | 11 | “10” does not fit elapsed; expected a time with its unit (us, ms, s, min, h), as in elapsed > 10ms
            elapsed > 10parsec  | 11 | “10parsec” does not fit elapsed; expected a time with its unit (us, ms, s, min, h), as in elapsed > 10ms
            elapsed             | 8  | “elapsed” is a field and compares with nothing; expected = != < <= > >= in or is, or quotes around it to look for the word
            elapsed >           | 10 | the expression ends; expected a time with its unit (us, ms, s, min, h), as in elapsed > 10ms
            elapsed => 1ms      | 9  | “=>” is no comparison; expected = != < <= > >= ~ like in or is
            elapsed ~ 1ms       | 9  | elapsed does not know ~; expected = != < <= > >= in or is
            rows = many         | 8  | “many” does not fit rows; expected a number, as in rows = 0
            rows = -1           | 8  | “-1” does not fit rows; expected a number, as in rows = 0
            rows = ..           | 8  | “..” does not fit rows; expected a number, as in rows = 0
            elapsd > 1ms        | 1  | “elapsd” is no field; expected elapsed
            colour = red        | 1  | “colour” is no field; expected one of elapsed self planning cpu lock waits io tempio walio unaccounted rows hit read tier1 tier2 tier3 dirtied written temp wal device binds id pid depth start calls total min p50 p95 p99 max share plans sql command fingerprint table index node shape wait bind user database application client queryid sqlstate message
            start > noon        | 9  | “noon” does not fit start; expected a time of day or a date and a time, as in start >= 09:14:10
            elapsed like 1ms    | 9  | elapsed does not know like; expected = != < <= > >= in or is
            sql < 'select'      | 5  | sql does not know <; expected = != ~ like in or is
            read > 8MiB         | 8  | “8MiB” does not fit read; expected a number of blocks, or bytes with their unit (kB, MB, GB), as in read > 8MB
            share > 5           | 9  | “5” does not fit share; expected a percentage, as in share > 5%
            id in 3             | 4  | “id” is a field and compares with nothing; expected = != < <= > >= in or is, or quotes around it to look for the word
            id in (1 2)         | 10 | found “2”; expected a comma or a closing parenthesis
            id in ()            | 8  | found “)”; expected a number, as in id = 12
            cpu is gone         | 8  | found “gone”; expected missing or not missing
            @slow               | 1  | there is no filter with the name “slow”; expected quotes around it to look for the text
            fingerprint = 12    | 15 | “12” is no fingerprint; expected 16 hexadecimal digits, as in fingerprint = 25e12b51aea83f03
            table = ''          | 9  | the text is empty; expected a word or a quoted text, as in table = orders
            ''                  | 1  | the quoted text is empty; expected a text to look for
            incomplete = 1      | 12 | incomplete is yes or no; expected and, or, or the end after it
            (error              | 7  | the expression ends; expected a closing parenthesis
            error)              | 6  | found “)”; expected and, or, or the end
            ()                  | 2  | found “)”; expected a condition, for instance elapsed > 10ms
            error and           | 10 | the expression ends; expected a condition, for instance elapsed > 10ms
            or error            | 1  | found “or”; expected a condition, for instance elapsed > 10ms
            error or and        | 10 | found “and”; expected a condition, for instance elapsed > 10ms
            not                 | 4  | the expression ends; expected a condition, for instance elapsed > 10ms
            = 5                 | 1  | found “=”; expected a condition, for instance elapsed > 10ms
            sql ~ 'open         | 7  | the quoted text never ends; expected a closing '
            #x                  | 1  | “#x” is no number of a cursor; expected digits after #, or quotes around it
            """)
    void saysWhereAndWhyItCannotUnderstand(String expression, int column, String message) {
        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> FilterExpression.parse(expression))
                .satisfies(e -> {
                    assertThat(e).hasMessage("Filter, column " + column + ": " + message + ".");
                    assertThat(e.column()).isEqualTo(column);
                    assertThat(e.kind()).isEqualTo(TraceException.Kind.USAGE);
                });
    }

    @ParameterizedTest
    @MethodSource("dev.pgtrace.analysis.filter.FilterField#all")
    void understandsTheExampleOfEveryField(FilterField field) {
        assertThatNoException().isThrownBy(() -> FilterExpression.parse(field.example()));
    }

    @Test
    void keepsTextAsWritten() throws TraceException {
        assertThat(FilterExpression.parse("  elapsed > 10ms ").text()).isEqualTo("elapsed > 10ms");
        assertThat(FilterExpression.parse(" ").isEverything()).isTrue();
        assertThat(FilterExpression.parse("(error)").isEverything()).isFalse();
    }

    @Test
    void refusesDeepNestingAndSurvivesGarbage() {
        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> FilterExpression.parse("(".repeat(100_000)));
        assertThatExceptionOfType(FilterSyntaxException.class)
                .isThrownBy(() -> FilterExpression.parse("not ".repeat(100_000)));
        Random random = new Random(3);
        String[] parts = {
            "elapsed", "sql", "(", ")", "not", "and", "or", ">", "~", "=", "10ms", "1", "'a'", "'", "#", "error"
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                assertThat(FilterExpression.parse(text.toString())).isNotNull();
            } catch (FilterSyntaxException e) {
                assertThat(e.column()).isBetween(1, text.length() + 1);
            }
        }
    }
}
