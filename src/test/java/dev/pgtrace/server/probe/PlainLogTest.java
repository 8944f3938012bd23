package dev.pgtrace.server.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainLogTest {
    @Test
    void lacksNothingWhereThePrefixPrintsEverything() {
        PlainLog plain = new PlainLog("%n %p %c %l %e %a %u %d %r %Q %P ", 18);
        assertThat(plain.lacking()).isEmpty();
        assertThat(plain.limits()).isEmpty();
    }

    @Test
    void asksForNothingThatAnOldVersionDoesNotPrint() {
        assertThat(new PlainLog("%m %p %c %l %e %a %u %d %h ", 13).lacking()).isEmpty();
    }

    @Test
    void takesTheSessionForTheProcess() {
        assertThat(new PlainLog("%m %c ", 18).lacking(PlainLog.OF_A_BACKEND)).isEmpty();
    }

    @Test
    void doesNotTakeTheTimeInSeconds() {
        assertThat(new PlainLog("%t [%p] ", 18).lacking(PlainLog.OF_ALL))
                .containsExactly(PrefixPart.TIME, PrefixPart.APPLICATION);
    }

    @Test
    void addsPartsToTheEndAndKeepsWhatThereIs() {
        assertThat(new PlainLog("%m 'x' [%p]: ", 18).fault(List.of(PrefixPart.APPLICATION, PrefixPart.ROLE)))
                .isEqualTo("log_line_prefix, '%m 'x' [%p]: ', does not print the application (%a) and the role (%u): a"
                        + " superuser runs ALTER SYSTEM SET log_line_prefix = '%m ''x'' [%p]: a=%a u=%u ';"
                        + " SELECT pg_reload_conf();");
    }

    @Test
    void saysWhatThePrefixOfManyInstallationsLacks() {
        assertThat(new PlainLog("%m [%p] %q%u@%d ", 13).limits())
                .containsExactly(
                        "Records that the log lost cannot be counted: log_line_prefix does not print their numbers"
                                + " (%l).",
                        "Sessions are told apart by their process alone: log_line_prefix does not print the session"
                                + " (%c).",
                        "The log is plain text without the application (%a), the SQLSTATE (%e) and the client (%h), so"
                                + " that is missing.");
    }
}
