package dev.pgtrace.analysis.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.pgtrace.analysis.SmallTrace;
import dev.pgtrace.model.Trace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterCompletionTest {
    private static final FilterNames NAMES = new FilterNames() {
        @Override
        public Optional<String> expression(String name) {
            return name.equals("slow") ? Optional.of("elapsed > 1s") : Optional.empty();
        }

        @Override
        public List<String> names() {
            return List.of("slow");
        }
    };

    private static Trace sample() {
        SmallTrace trace = new SmallTrace().recorded(Map.of()).backend(4471, "webapp", "nightly batch");
        int one = trace.execute(trace.parse(1, "select 1"));
        trace.plan(one, "NESTLOOP", "SEQSCAN items", "INDEXSCAN orders orders_pkey");
        return trace.trace();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ela                      | 0  | elapsed, ela
            elapsed                  | 0  | elapsed
            `elapsed `               | 8  | > < >= <= = != in ( not in ( is missing is not missing
            `table `                 | 6  | = ~ != like in ( not in ( is missing is not missing
            `table = `               | 8  | items orders
            table = or               | 8  | orders
            table = 'OR              | 8  | orders
            `table in (`             | 10 | items orders
            `table in (items, `      | 17 | items orders
            `table in (items `       | 16 | , )
            `table not `             | 10 | in ( like
            `rows not `              | 9  | in (
            `index is `              | 9  | missing not missing
            application =            | 13 | 'nightly batch'
            `application = `         | 14 | 'nightly batch'
            `user ~ `                | 7  | webapp
            `node = `                | 7  | 'Index Scan' 'Nested Loop' 'Seq Scan'
            elapsed > 10             | 10 | 10ms 10s 10us 10min 10h
            `elapsed > 10 `          | 13 | ms s us min h and or
            `elapsed > `             | 10 | 1ms 10ms 100ms 1s
            read > 8                 | 7  | 8 blocks 8kB 8MB 8GB
            `error `                 | 6  | and or
            `(error `                | 7  | and or )
            error an                 | 6  | and planning plans command planonly
            @                        | 0  | @slow
            error and not nes        | 14 | nested
            """)
    void proposesWhatMayStandThere(String text, int from, String proposals) {
        FilterCompletion completion = FilterCompletion.at(text, text.length(), NAMES, FilterVocabulary.of(sample()));

        String shown = String.join(
                " ", completion.proposals().stream().map(FilterProposal::text).toList());
        assertThat(shown).isEqualTo(proposals.replace(", ela", " ela"));
        assertThat(completion.from()).isEqualTo(from);
        assertThat(completion.to()).isEqualTo(text.length());
    }

    @Test
    void nothingThatIsProposedIsWrongWhereItStands() {
        FilterVocabulary vocabulary = FilterVocabulary.of(sample());
        Random random = new Random(5);
        int understood = 0;
        for (int round = 0; round < 2_000; round++) {
            String text = "";
            for (int words = 0; words < 12; words++) {
                List<FilterProposal> all = FilterCompletion.at(text, text.length(), NAMES, vocabulary)
                        .proposals();
                if (all.isEmpty()) {
                    break; // nothing is known of what the field may be compared with
                }
                text += all.get(random.nextInt(all.size())).text() + " ";
                try {
                    FilterExpression.parse(text, NAMES);
                    understood++;
                } catch (FilterSyntaxException e) {
                    assertThat(e.column()).as(text).isEqualTo(text.length() + 1);
                }
            }
        }
        assertThat(understood).isGreaterThan(1_000);
    }

    @Test
    void survivesAnyTextAndPlace() {
        Random random = new Random(3);
        String[] parts = {
            "elapsed", "sql", "(", ")", "not", "and", "in", ">", "~", "=", "10ms", "1", "'a'", "'", "#", "@", "$1", ","
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]).append(random.nextBoolean() ? " " : "");
            }
            String typed = text.toString();
            int caret = random.nextInt(typed.length() + 1);
            assertThatNoException().isThrownBy(() -> FilterCompletion.at(typed, caret, NAMES, FilterVocabulary.EMPTY));
        }
    }
}
