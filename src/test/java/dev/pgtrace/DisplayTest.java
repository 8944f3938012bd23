package dev.pgtrace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class DisplayTest {
    @Test
    void isThereWhereOneOfTheVariablesNamesIt() {
        assertThat(Display.isAvailable(Map.of("DISPLAY", ":0"), "")).isTrue();
        assertThat(Display.isAvailable(Map.of("WAYLAND_DISPLAY", "wayland-0"), ""))
                .isTrue();
    }

    @Test
    void isMissingWithoutAVariableOrWithAnEmptyOne() {
        assertThat(Display.isAvailable(Map.of(), "")).isFalse();
        assertThat(Display.isAvailable(Map.of("DISPLAY", ""), "")).isFalse();
    }

    @Test
    void isNotNeededByAPlatformThatDrawsIntoMemory() {
        assertThat(Display.isAvailable(Map.of(), "Monocle")).isTrue();
    }
}
