package dev.pgtrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageKeysTest {
    private static final MessageKeys KEYS = MessageKeys.in("""
            title.setText(Messages.get("open.title"));
            hint.setText(Messages.get(
                    "open.hint", path));
            name.setText(Messages.get("component." + component.name()));
            action("find.next", this::next);
            """);

    @Test
    void findsKeysThatAreNotInTheBundle() {
        assertThat(KEYS.missingFrom(List.of("open.title", "find.next"))).containsExactly("component.*", "open.hint");
    }

    @Test
    void findsKeysThatAreNotInTheCode() {
        assertThat(KEYS.unusedOf(List.of("open.title", "open.hint", "component.CPU", "find.next", "find.previous")))
                .containsExactly("find.previous");
    }
}
