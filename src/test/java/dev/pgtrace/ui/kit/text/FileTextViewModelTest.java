package dev.pgtrace.ui.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FileTextViewModelTest {
    private final FileTextViewModel model = new FileTextViewModel(new SameThreadTaskRunner());
    private final FileLines lines = MemoryText.lines(IntStream.range(0, 100)
            .mapToObj(i -> String.format("line %03d", i))
            .collect(Collectors.joining("\n", "", "\n")));

    @BeforeEach
    void showTenLines() {
        model.setHeight(10);
        model.setHeight(10);
        model.show(lines);
    }

    @Test
    void beginsAtTheTop() {
        assertThat(firstLine()).isEqualTo("line 000");
    }

    @Test
    void scrollsByLinesAndStopsAtBothEnds() {
        model.scroll(3);
        assertThat(firstLine()).isEqualTo("line 003");
        model.scroll(-50);
        assertThat(firstLine()).isEqualTo("line 000");
        model.scroll(5_000);
        assertThat(lastLine()).isEqualTo("line 099");
    }

    @Test
    void goesToAPlaceWithLinesAboveIt() {
        model.goTo(50 * 9 + 4, 3);
        assertThat(firstLine()).isEqualTo("line 047");
    }

    @Test
    void mapsTheScrollBarToBytes() {
        model.scrollTo(0.5);
        assertThat(firstLine()).isEqualTo("line 050");
        model.scrollTo(1);
        assertThat(lastLine()).isEqualTo("line 099");
    }

    @Test
    void staysWhereItIsWhenTheFileGrows() {
        model.scroll(20);
        model.grow(lines);
        assertThat(firstLine()).isEqualTo("line 020");
    }

    private String firstLine() {
        return model.pageProperty().get().lines().getFirst().text();
    }

    private String lastLine() {
        return model.pageProperty().get().lines().getLast().text();
    }
}
