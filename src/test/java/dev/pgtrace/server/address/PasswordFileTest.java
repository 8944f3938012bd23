package dev.pgtrace.server.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.server.ServerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordFileTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({
        "h, 5432, d, u, exact",
        "h, 5433, d, u, any port",
        "g, 5432, x:y, u, colon",
        "other, 1, z, admin, a:b\\c",
        "other, 1, z, *, star",
        "other, 1, z, nobody, none",
    })
    void takesTheFirstLineThatFits(String host, int port, String database, String user, String password)
            throws IOException {
        write("rw-------", """
                # h:5432:d:u:comment
                h:5432:d:u:exact
                h:*:d:u:any port
                g:5432:x\\:y:u:colon
                broken line
                *:*:*:admin:a\\:b\\\\c
                *:*:*:\\*:star
                """);
        assertThat(find(host, port, database, user)).isEqualTo(password);
    }

    @Test
    void ignoresAFileThatOthersMayRead() throws IOException {
        Path file = write("rw-r-----", "*:*:*:*:gEh3im\n");
        PasswordFile.Found found = found("h", 1, "d", "u");
        assertThat(found.password()).isEmpty();
        assertThat(found.warning())
                .contains("The password file " + file + " is not used, as others may read it; run: chmod 0600 " + file);
    }

    @Test
    void findsNothingWhereThereIsNoFile() {
        PasswordFile.Found found = found("h", 1, "d", "u");
        assertThat(found.password()).isEmpty();
        assertThat(found.warning()).isEmpty();
    }

    @Test
    void readsTheFileThatTheEnvironmentNames() throws IOException {
        Path other = Files.writeString(home.resolve("other"), "*:*:*:*:named\n");
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-------"));
        Surroundings surroundings = new Surroundings(Map.of("PGPASSFILE", other.toString()), home, "me", false);
        ServerAddress address = ServerAddress.of("h", 1, "d", "u");
        assertThat(PasswordFile.of(surroundings, address)
                        .find(address, address.hosts().getFirst())
                        .password())
                .hasValueSatisfying(secret -> assertThat(secret.reveal()).isEqualTo("named".toCharArray()));
    }

    private Path write(String permissions, String content) throws IOException {
        Path file = Files.writeString(home.resolve(".pgpass"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private PasswordFile.Found found(String host, int port, String database, String user) {
        ServerAddress address = ServerAddress.of(host, port, database, user);
        return PasswordFile.of(new Surroundings(Map.of(), home, "me", false), address)
                .find(address, address.hosts().getFirst());
    }

    private String find(String host, int port, String database, String user) {
        return found(host, port, database, user)
                .password()
                .map(secret -> new String(secret.reveal()))
                .orElse("none");
    }
}
