package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HelpTopicsTest {
    private static final Pattern SEE = Pattern.compile("(?:See|Siehe|Use) ((?:`[a-z]+`(?:,| and| und)? ?)+)");
    private static final Pattern NAME = Pattern.compile("`([a-z]+)`");

    @Test
    void everyTopicIsThereInBothLanguages() {
        for (String name : HelpTopics.names()) {
            String english = HelpTopics.markdown(name, "en").orElseThrow();
            String german = HelpTopics.markdown(name, "de").orElseThrow();
            assertThat(english).as(name).startsWith("# ");
            assertThat(german).as(name).startsWith("# ");
            if (!name.equals("flamegraph")) {
                assertThat(german).as(name).isNotEqualTo(english);
            }
            assertThat(headings(german)).as(name).hasSameSizeAs(headings(english));
        }
    }

    @Test
    void everyReferenceLeadsToATopic() {
        Set<String> unknown = new TreeSet<>();
        for (String language : List.of("en", "de")) {
            for (String name : HelpTopics.names()) {
                SEE.matcher(HelpTopics.markdown(name, language).orElseThrow())
                        .results()
                        .flatMap(see -> NAME.matcher(see.group(1)).results().map(each -> each.group(1)))
                        .filter(topic -> !HelpTopics.names().contains(topic))
                        .forEach(unknown::add);
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void anUnknownLanguageIsEnglish() {
        assertThat(HelpTopics.markdown("tiers", "ja")).isEqualTo(HelpTopics.markdown("tiers", "en"));
        assertThat(HelpTopics.markdown("nothing", "en")).isEmpty();
    }

    @Test
    void titlesAreTheHeadings() {
        assertThat(HelpTopics.all("de").stream().map(HelpTopics.Topic::title).collect(Collectors.toList()))
                .contains("Glossar", "Die Zeitbilanz");
    }

    private static List<String> headings(String markdown) {
        return Pattern.compile("(?m)^#+ .*$")
                .matcher(markdown)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
