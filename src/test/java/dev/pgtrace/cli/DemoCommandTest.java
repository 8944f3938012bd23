package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.base.task.CancelToken;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class DemoCommandTest {
    private static final Pattern URL =
            Pattern.compile("postgresql://postgres@127\\.0\\.0\\.1:\\d+/shop\\?passfile=(/\\S+/pgpass)\n");

    @Test
    void printsAnAddressWithoutPasswordRunsForTheWantedTimeAndLeavesNothing() {
        Invoked invoked = Invoked.run("demo", "--for", "300ms");

        assertThat(invoked.code()).as(invoked.err()).isZero();
        Matcher url = URL.matcher(invoked.out());
        assertThat(url.matches()).as(invoked.out()).isTrue();
        assertThat(invoked.err())
                .contains(
                        "the demo runs for 300 ms",
                        "pgtrace sessions --url '" + invoked.out().strip());
        assertThat(Path.of(url.group(1)).getParent()).doesNotExist();
    }

    @Test
    void printsThePasswordWhenAskedTo() {
        assertThat(Invoked.run("demo", "--for", "1ms", "--show-password").out())
                .matches("postgresql://postgres:[0-9a-f]{32}@127\\.0\\.0\\.1:\\d+/shop\n");
    }

    @Test
    void isCancelledBeforeItStarts() {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        Invoked invoked = Invoked.with(InputStream.nullInputStream(), cancel, "demo");
        assertThat(invoked.code()).isEqualTo(5);
        assertThat(invoked.out()).isEmpty();
    }

    @Test
    void refusesATimeWithoutUnit() {
        Invoked invoked = Invoked.run("demo", "--for", "60");
        assertThat(invoked.code()).isEqualTo(2);
        assertThat(invoked.err()).contains("'60' is no time span; write a number and its unit");
    }
}
