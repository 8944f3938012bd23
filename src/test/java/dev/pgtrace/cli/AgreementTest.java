package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerColour;
import dev.pgtrace.model.server.ServerProfile;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AgreementTest {
    private static final List<String> STATEMENTS = List.of("ALTER SYSTEM SET a = '1'; -- afterwards: RESET");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void showsTheStatementsAlsoWhereYesWasSaid() throws TraceException {
        assertThat(agree(false, "--yes")).isTrue();

        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo("pgtrace: this will be run on Orders:\n  " + STATEMENTS.getFirst() + "\n");
    }

    @Test
    void takesNoYesForAProductionServerWithoutItsName() throws TraceException {
        assertThatThrownBy(() -> agree(true, "--yes"))
                .isInstanceOf(TraceException.class)
                .hasMessage("Nothing was written: Orders is marked as production, for which --yes is not enough."
                        + " Say --yes-production 'Orders' too.");
        assertThatThrownBy(() -> agree(true, "--yes", "--yes-production", "Other"))
                .isInstanceOf(TraceException.class);

        assertThat(agree(true, "--yes", "--yes-production", "Orders")).isTrue();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Orders is a PRODUCTION server.");
    }

    @Test
    void needsMoreThanTheNameAlone() {
        assertThatThrownBy(() -> agree(true, "--yes-production", "Orders"))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("there is no terminal to ask");
    }

    private boolean agree(boolean production, String... options) throws TraceException {
        Agreement agreement = new Agreement();
        new CommandLine(new Holder(agreement)).parseArgs(options);
        ServerProfile server = new ServerProfile(
                "1", "Orders", ServerColour.PINK, production, ServerAddress.of("db1", 5432, "orders", "tracer"));
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        return agreement.to(
                new Terminal(InputStream.nullInputStream(), err, err, new CancelToken(), false), server, STATEMENTS);
    }

    /// A command that has these options.
    @CommandLine.Command
    private static final class Holder {
        @CommandLine.Mixin
        private final Agreement agreement;

        Holder(Agreement agreement) {
            this.agreement = agreement;
        }
    }
}
