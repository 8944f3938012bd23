package dev.pgtrace.server.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.pgtrace.base.TraceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedServerTest {
    private static final long PATIENCE_SECONDS = 30;

    /// What the other process told about its server.
    private record Owned(Process owner, long server, long janitor, Path folder) {}

    @ParameterizedTest
    @ValueSource(strings = {"server", "demo"})
    void endsWithoutATraceWhenItsOwnerIsKilled(String kind) throws Exception {
        Owned owned = startElsewhere(kind);
        assertThat(ProcessHandle.of(owned.server)).isPresent();
        assertThat(owned.folder.resolve("data")).isDirectory();

        owned.owner.destroyForcibly().waitFor();

        awaitTrue(() -> !isAlive(owned.server) && !Files.exists(owned.folder));
        assertThat(isAlive(owned.server)).isFalse();
        assertThat(owned.folder).doesNotExist();
    }

    @Test
    void isRemovedAtTheNextStartWhenItsJanitorWasKilledToo() throws Exception {
        Owned owned = startElsewhere("server");
        ProcessHandle janitor = ProcessHandle.of(owned.janitor).orElseThrow();
        janitor.destroyForcibly();
        janitor.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        owned.owner.destroyForcibly().waitFor();
        assertThat(isAlive(owned.server)).isTrue();

        ServerPlace place = ServerPlace.ofUser();
        ServerFolder.open(place).close();

        awaitTrue(() -> !isAlive(owned.server));
        assertThat(isAlive(owned.server)).isFalse();
        assertThat(owned.folder).doesNotExist();
    }

    @Test
    void leavesTheServersOfOthersAlone() throws Exception {
        Owned owned = startElsewhere("server");
        try (ServerFolder own = ServerFolder.open(ServerPlace.ofUser());
                ServerFolder second = ServerFolder.open(ServerPlace.ofUser())) {
            assertThat(own.path()).isDirectory();
            assertThat(second.path()).isDirectory();
            assertThat(isAlive(owned.server)).isTrue();
            assertThat(owned.folder).isDirectory();
        } finally {
            owned.owner.destroyForcibly().waitFor();
        }
    }

    @Test
    void runsAsNobodyWhereRootMayMakeNoNamespace() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root can become nobody")
                .isEqualTo("root");
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "pgtrace-nobody-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        ServerPlace place = ServerPlace.in(folder.resolve("servers"), ServerAccount.NOBODY);
        // Unpacking again would take seconds.
        ServerPlace user = ServerPlace.ofUser();
        ServerBinaries.ofProduct(user);
        Commands.run(
                List.of("cp", "-r", user.binaries() + "/.", place.binaries().toString()), folder);
        Path data;
        try (EmbeddedServer server = EmbeddedServer.start(ServerBinaries.ofProduct(place), place, "secret", Map.of())) {
            data = server.data();
            assertThat(Files.getAttribute(data, "unix:uid")).isEqualTo(65534);
            try (Connection connection = DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", "postgres", "secret")) {
                assertThat(connection.isValid(5)).isTrue();
            }
        }
        assertThat(data).doesNotExist();
        Commands.run(List.of("rm", "-rf", folder.toString()), Path.of("/tmp"));
    }

    @Test
    void refusesALinkInPlaceOfItsFolder(@TempDir Path folder) throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("servers"), elsewhere);
        assertThatThrownBy(() -> ServerPlace.in(link, ServerAccount.OURSELVES))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("The folder " + link + " for the PostgreSQL server cannot be made");
    }

    private static Owned startElsewhere(String kind) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerOwner.class.getName(),
                        kind)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String line = out.readLine();
        assertThat(line).as("the other process started its server").isNotNull();
        String[] words = line.split(" ", 3);
        return new Owned(process, Long.parseLong(words[0]), Long.parseLong(words[1]), Path.of(words[2]));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void awaitTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
