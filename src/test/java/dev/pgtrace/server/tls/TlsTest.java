package dev.pgtrace.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.model.server.TypedAddress;
import dev.pgtrace.server.KeyringPasswords;
import dev.pgtrace.server.Passwords;
import dev.pgtrace.server.PostgresLink;
import dev.pgtrace.server.TestServer;
import dev.pgtrace.server.address.AddressText;
import dev.pgtrace.server.address.PasswordFile;
import dev.pgtrace.server.address.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The six modes against a server with a certificate for `localhost`, signed by an authority of our own.
class TlsTest {
    @TempDir
    static Path folder;

    private static TestServer server;
    private static TestAuthority authority;
    private static TestAuthority stranger;

    @BeforeAll
    static void startEncrypted() throws Exception {
        authority = TestAuthority.in(folder, "ours");
        stranger = TestAuthority.in(folder, "stranger");
        Path certificate = authority.sign("server", "san=dns:localhost");
        authority.sign("postgres");
        server = TestServer.own(18, Map.of());
        // Written by the server itself, which wants to own its key.
        put("server.crt", certificate);
        put("server.key", folder.resolve("server.key"));
        put("root.crt", authority.certificate());
        server.execute(
                "COPY (SELECT 1) TO PROGRAM 'cat >/dev/null; chmod 600 server.key'",
                "CREATE ROLE certified LOGIN",
                "ALTER SYSTEM SET ssl_ca_file = 'root.crt'",
                "ALTER SYSTEM SET ssl = on");
        Path rules = server.dataFolder().resolve("pg_hba.conf");
        Files.writeString(
                rules,
                "hostssl all certified all cert map=m\nhostssl template1 all all scram-sha-256\nhost template1 all all reject\n"
                        + Files.readString(rules));
        Files.writeString(server.dataFolder().resolve("pg_ident.conf"), "m postgres certified\n");
        server.execute("SELECT pg_reload_conf()");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sslmode=disable, f",
        "sslmode=allow, f",
        "sslmode=prefer, t",
        "sslmode=require, t",
        "sslmode=verify-ca sslrootcert=ours.crt, t",
        "sslmode=verify-full sslrootcert=ours.crt, t",
        "sslmode=require sslrootcert=ours.crt, t",
        "sslmode=require sslnegotiation=direct, t",
        "sslmode=allow dbname=template1, t",
    })
    void connectsAsTheModeSays(String settings, String encrypted) throws Exception {
        assertThat(connect("host=localhost user=postgres " + settings)).startsWith(encrypted);
    }

    @Test
    void usesTheProtocolThatIsAskedFor() throws Exception {
        assertThat(connect("host=localhost user=postgres sslmode=require")).isEqualTo("t TLSv1.3");
        assertThat(connect("host=localhost user=postgres sslmode=require ssl_max_protocol_version=TLSv1.2"))
                .isEqualTo("t TLSv1.2");
    }

    @Test
    void findsTheRootCertificateWhereLibpqKeepsIt() throws Exception {
        Path postgres = Files.createDirectories(folder.resolve("home/.postgresql"));
        Files.copy(stranger.certificate(), postgres.resolve("root.crt"));
        try {
            // As soon as the file is there, require checks it, as libpq does.
            assertFault("host=localhost user=postgres sslmode=require", "is signed by nobody that we trust");
        } finally {
            Files.delete(postgres.resolve("root.crt"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-ca", "verify-full", "require"})
    void refusesACertificateThatAStrangerSigned(String mode) {
        assertFault(
                "host=localhost user=postgres sslrootcert=stranger.crt sslmode=" + mode,
                "The certificate of localhost:" + server.port()
                        + " is signed by nobody that we trust: name the authority's certificate as sslrootcert.");
    }

    @Test
    void refusesAnotherNameOnlyWhereItIsCompared() throws Exception {
        assertThat(connect("host=127.0.0.1 user=postgres sslrootcert=ours.crt sslmode=verify-ca"))
                .startsWith("t");
        assertFault(
                "host=127.0.0.1 user=postgres sslrootcert=ours.crt sslmode=verify-full",
                "The certificate of 127.0.0.1:" + server.port() + " is for another name");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertFault(
                "host=localhost user=postgres sslmode=verify-ca",
                "sslmode=verify-ca needs the certificate of the authority that signed the server's: put it into");
        assertFault(
                "host=localhost user=postgres sslmode=verify-ca sslrootcert=nowhere.crt",
                "The root certificate " + folder.resolve("nowhere.crt") + " does not exist.");
        assertFault("host=localhost user=postgres sslrootcert=system", "is signed by nobody that we trust");
    }

    @Test
    void logsInWithACertificateAndAPemKey() throws Exception {
        assertThat(connect("host=localhost user=certified sslmode=verify-full sslrootcert=ours.crt"
                        + " sslcert=postgres.crt sslkey=postgres.key"))
                .startsWith("t");
        assertFault(
                "host=localhost user=certified sslmode=require",
                "The server refuses certified: connection requires a valid client certificate.");
    }

    @Test
    void saysThatTheServerWantsEncryption() {
        assertFault("host=localhost user=postgres sslmode=disable dbname=template1", "pg_hba.conf needs a line");
    }

    @Test
    void saysThatTheServerDoesNotEncrypt() {
        TestServer plain = TestServer.shared(18);
        assertThatThrownBy(() -> link("host=localhost user=postgres sslmode=require port=" + plain.port())
                        .open("pgtrace test", Map.of()))
                .hasMessage("localhost:" + plain.port()
                        + " does not encrypt (ssl=off); use sslmode=prefer where that is allowed.");
    }

    private static void assertFault(String address, String advice) {
        assertThatThrownBy(() -> connect(address))
                .isInstanceOfSatisfying(ServerFault.class, fault -> assertThat(fault.technicalText())
                        .doesNotContain(TestServer.PASSWORD))
                .hasMessageContaining(advice);
    }

    /// What the server says about its own connection.
    private static String connect(String address) throws TraceException, SQLException {
        String full = address.contains("port=") ? address : address + " port=" + server.port();
        try (Connection connection = link(full).open("pgtrace test", Map.of());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT CASE WHEN ssl THEN 't' ELSE 'f' END || ' ' || "
                        + "coalesce(version, '') FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            rows.next();
            return rows.getString(1).strip();
        }
    }

    private static PostgresLink link(String text) throws TraceException {
        Surroundings surroundings = new Surroundings(Map.of(), folder.resolve("home"), "nobody", false);
        String files = text.replaceAll("(\\w+\\.(crt|key))", folder + "/$1");
        TypedAddress typed = new AddressText(surroundings)
                .read((files.contains("dbname") ? files : files + " dbname=postgres") + " password='"
                        + TestServer.PASSWORD + "'");
        ServerAddress address = typed.address();
        Passwords passwords = new Passwords(
                typed.password(),
                PasswordFile.of(surroundings, typed.address()),
                KeyringPasswords.none(),
                (asked, reason) -> java.util.Optional.<Secret>empty());
        return new PostgresLink("test", address, passwords, typed.keyPassword(), surroundings);
    }

    private static void put(String name, Path file) throws IOException, SQLException {
        String text = Files.readString(file).strip().replace("\n", "|");
        server.execute("COPY (SELECT '" + text + "') TO PROGRAM 'tr \"|\" \"\\n\" > " + name + "'");
    }
}
