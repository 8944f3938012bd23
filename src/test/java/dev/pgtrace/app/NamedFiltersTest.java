package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pgtrace.analysis.filter.FilterExpression;
import dev.pgtrace.analysis.filter.FilterSyntaxException;
import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NamedFiltersTest {
    @TempDir
    Path folder;

    private NamedFilters filters;

    @BeforeEach
    void open() {
        filters = new NamedFilters(folder);
    }

    @Test
    void keepsFiltersForTheNextStart() throws TraceException {
        filters.keep("slow", " elapsed > 10ms ");
        filters.keep("disk", "tier3 > 0");

        NamedFilters later = new NamedFilters(folder);
        assertThat(later.names()).containsExactly("disk", "slow");
        assertThat(later.expression("SLOW")).contains("elapsed > 10ms");

        later.forget("slow");
        assertThat(filters.names()).containsExactly("disk");
    }

    @Test
    void usesFiltersInsideOthers() throws TraceException {
        filters.keep("slow", "elapsed > 10ms");
        filters.keep("bad", "@slow or error");

        assertThat(FilterExpression.parse("@bad and rows = 0", filters).text()).isEqualTo("@bad and rows = 0");
    }

    @Test
    void refusesNamesThatCannotStandInAnExpressionAndFiltersThatNameThemselves() throws TraceException {
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> filters.keep("two words", "error"))
                .withMessage("“two words” is no name for a filter: use letters, digits, - and _ only.");
        assertThatExceptionOfType(FilterSyntaxException.class).isThrownBy(() -> filters.keep("a", "elapsed >"));
        filters.keep("a", "error");
        filters.keep("b", "@a");
        assertThatExceptionOfType(TraceException.class)
                .isThrownBy(() -> filters.keep("a", "@b or nested"))
                .withMessage("The filter “a” would name itself, through others.");
        assertThat(filters.expression("a")).contains("error");
    }

    @Test
    void startsWithNoneWhereTheFileCannotBeRead() throws IOException, TraceException {
        Files.writeString(folder.resolve("filters.json"), "{ broken");

        assertThat(filters.names()).isEmpty();
        filters.keep("slow", "error");
        assertThat(filters.names()).containsExactly("slow");
        assertThat(folder.resolve("filters.json.broken")).hasContent("{ broken");
    }
}
