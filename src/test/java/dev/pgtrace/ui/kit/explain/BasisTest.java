package dev.pgtrace.ui.kit.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.app.HelpTopics;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.ui.kit.Messages;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words about where figures come from, in each language.
class BasisTest {
    @AfterEach
    void speakEnglishAgain() {
        Messages.use(Locale.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyBasisSaysItsSourceAndItsDoubtForEveryDialect(String language) {
        Messages.use(Locale.of(language));
        for (Basis basis : Basis.values()) {
            for (Dialect dialect : Dialect.values()) {
                Origin origin = basis.in(dialect);
                assertThat(origin.source())
                        .as("%s in %s", basis, dialect)
                        .endsWith(KeptTexts.told(dialect.label()) + ".");
                assertThat(origin.source() + origin.doubt() + origin.term()).doesNotContain("!explain");
            }
            assertThat(basis.here().source()).doesNotContain("!explain").endsWith(".");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void everyBasisLeadsToAnEntryOfTheGlossary(String language) {
        Messages.use(Locale.of(language));
        String glossary = HelpTopics.markdown("glossary", language).orElseThrow();
        for (Basis basis : Basis.values()) {
            assertThat(glossary.lines())
                    .as(basis.name())
                    .anyMatch(line -> line.startsWith("**" + basis.here().term() + "**"));
        }
    }
}
