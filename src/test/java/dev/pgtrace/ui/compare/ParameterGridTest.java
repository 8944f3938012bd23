package dev.pgtrace.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.experiment.ParameterSet;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParameterGridTest {
    private final ParameterDraft draft = new ParameterDraft();
    private final ParameterGrid grid = draft.grid();

    @Test
    void hasAColumnForEachParameterOfTheStatements() {
        ExperimentDraft form = new ExperimentDraft();
        form.variants().getFirst().sqlProperty().set("SELECT '$9' FROM t WHERE a = $1 -- $8");
        form.variants().getLast().sqlProperty().set("SELECT 1 FROM t WHERE a = $1 AND b < $3");
        assertThat(form.parameterCountProperty().get()).isEqualTo(3);
        assertThat(form.parameters().grid().columnsProperty().get()).isEqualTo(3);
        form.variants().getLast().sqlProperty().set("SELECT 1");
        assertThat(form.parameters().grid().columnsProperty().get()).isEqualTo(1);
    }

    @Test
    void takesWhatIsTypedAndOffersARowMore() {
        grid.setParameters(2);
        grid.rows().getFirst().cell(0).set("8812");
        assertThat(grid.rows()).hasSize(2);
        assertThat(grid.sets()).containsExactly(set("8812", null));
        assertThat(draft.typedProperty().get()).isEqualTo("8812,");
    }

    @Test
    void tellsNullAndTheEmptyTextApart() throws Exception {
        List<ParameterSet> sets = List.of(set("a", null), set("", "\"quoted\""), set("\"", " b, c"));
        grid.load(sets);
        assertThat(grid.sets()).isEqualTo(sets);
        assertThat(grid.rows().get(1).cell(0).get()).isEqualTo("\"\"");
        draft.toGrid();
        assertThat(grid.sets()).isEqualTo(sets);
    }

    @Test
    void pastesAPartOfASpreadsheetFromACellOn() throws Exception {
        grid.setParameters(2);
        grid.rows().getFirst().cell(0).set("1");
        assertThat(grid.paste(0, 1, "a\nb\n")).isTrue();
        assertThat(grid.paste(2, 0, "3\tc\n4\td\n")).isTrue();
        assertThat(grid.sets()).containsExactly(set("1", "a"), set(null, "b"), set("3", "c"), set("4", "d"));
        assertThat(grid.rows()).hasSize(5);
    }

    @Test
    void leavesASingleValueToItsCell() throws Exception {
        grid.setParameters(1);
        assertThat(grid.paste(0, 0, "Doe, Jane")).isFalse();
        assertThat(grid.paste(0, 0, "8812")).isFalse();
        grid.setParameters(2);
        assertThat(grid.paste(0, 0, "8812,2026-11-01")).isTrue();
        assertThat(grid.sets()).containsExactly(set("8812", "2026-11-01"));
    }

    @Test
    void removesASet() throws Exception {
        grid.load(List.of(set("1"), set("2")));
        grid.remove(grid.rows().getFirst());
        assertThat(grid.sets()).containsExactly(set("2"));
        assertThat(draft.typedProperty().get()).isEqualTo("2");
    }

    private static ParameterSet set(@Nullable String... values) {
        return new ParameterSet(Arrays.asList(values));
    }
}
