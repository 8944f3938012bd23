package dev.pgtrace.server.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.server.AddressSyntaxException;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.TargetSession;
import dev.pgtrace.model.server.TlsMode;
import dev.pgtrace.model.server.TlsSettings;
import dev.pgtrace.model.server.TypedAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTextTest {
    private static final String PASSWORD = "gEh3im";

    @TempDir
    Path home;

    @Test
    void looksForFilesInTheHomeFolderThatTheEnvironmentNames() {
        Map<String, String> java = Map.of("os.name", "Linux", "user.home", "/root", "user.name", "root");

        assertThat(Surroundings.of(Map.of("HOME", "/home/anna"), java::get))
                .isEqualTo(new Surroundings(Map.of("HOME", "/home/anna"), Path.of("/home/anna"), "root", false));
        assertThat(Surroundings.of(Map.of(), java::get))
                .isEqualTo(new Surroundings(Map.of(), Path.of("/root"), "root", false));
    }

    @Test
    void readsAUri() throws Exception {
        TypedAddress typed = read("postgresql://webapp:gEh3im@db1:6543/orders?sslmode=require&connect_timeout=3");
        assertThat(typed.address())
                .isEqualTo(ServerAddress.of("db1", 6543, "orders", "webapp")
                        .withTls(TlsSettings.of(TlsMode.REQUIRE))
                        .withTimeouts(3, ServerAddress.STANDARD_STATEMENT_TIMEOUT_MILLIS));
        assertThat(text(typed.password())).contains(PASSWORD);
        assertThat(typed.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void readsSeveralHostsAndAnIpv6Address() throws Exception {
        ServerAddress address =
                address("postgres://u@db1,[2001:db8::1]:5433,db3:5434/d?target_session_attrs=read-write");
        assertThat(address.hosts())
                .containsExactly(
                        new HostPort("db1", 5432), new HostPort("2001:db8::1", 5433), new HostPort("db3", 5434));
        assertThat(address.target()).isEqualTo(TargetSession.READ_WRITE);
        assertThat(address.text()).isEqualTo("u@db1:5432,[2001:db8::1]:5433,db3:5434/d");
    }

    @Test
    void decodesPercentSignsInEveryPart() throws Exception {
        TypedAddress typed = read("postgresql://a%40b:p%2Fw%C3%BC%25@h/my%20db?options=-c%20work_mem%3D1MB");
        assertThat(typed.address().user()).isEqualTo("a@b");
        assertThat(text(typed.password())).contains("p/wü%");
        assertThat(typed.address().database()).isEqualTo("my db");
        assertThat(typed.address().options()).isEqualTo("-c work_mem=1MB");
    }

    @Test
    void readsAKeywordString() throws Exception {
        TypedAddress typed = read("host = db1 port=5433 dbname='my db' user=o\\'x password='its'");
        assertThat(typed.address()).isEqualTo(ServerAddress.of("db1", 5433, "my db", "o'x"));
    }

    @Test
    void keepsEscapesAndQuotesInAKeywordString() throws Exception {
        assertThat(text(read("user=u password='a \\'b\\\\ c'").password())).contains("a 'b\\ c");
        assertThat(text(read("user=u password=a\\ b").password())).contains("a b");
        assertThat(text(read("password='' user=u").password())).isEmpty();
    }

    @Test
    void readsAJdbcUrl() throws Exception {
        TypedAddress typed = read("jdbc:postgresql://db1:5433,db2/orders?user=webapp&password=gEh3im&ssl=true"
                + "&targetServerType=preferSecondary&currentSchema=shop&prepareThreshold=3");
        assertThat(typed.address())
                .isEqualTo(new ServerAddress(
                        List.of(new HostPort("db1", 5433), new HostPort("db2", 5432)),
                        "orders",
                        "webapp",
                        TlsSettings.of(TlsMode.VERIFY_FULL),
                        "-c search_path=shop",
                        TargetSession.PREFER_STANDBY,
                        ServerAddress.STANDARD_CONNECT_TIMEOUT_SECONDS,
                        ServerAddress.STANDARD_STATEMENT_TIMEOUT_MILLIS,
                        "",
                        Map.of()));
        assertThat(text(typed.password())).contains(PASSWORD);
        assertThat(typed.notes()).containsExactly("The parameter prepareThreshold of the JDBC URL is left out.");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql:orders, localhost:5432, orders",
        "jdbc:postgresql:/, localhost:5432, me",
        "jdbc:postgresql://db1/, db1:5432, me",
        "postgresql:///orders, localhost:5432, orders",
        "postgresql://, localhost:5432, me",
        "db1.example.com:6000/orders, db1.example.com:6000, orders",
        "localhost, localhost:5432, me",
        "postgresql:///orders?host=db9&port=7, db9:7, orders",
    })
    void fillsUpWhatIsLeftOutAsLibpqDoes(String text, String host, String database) throws Exception {
        ServerAddress address = address(text);
        assertThat(address.hosts().getFirst().text()).isEqualTo(host);
        assertThat(address.database()).isEqualTo(database);
        assertThat(address.user()).isEqualTo("me");
        assertThat(address.tls()).isEqualTo(TlsSettings.of(TlsMode.PREFER));
    }

    @Test
    void prefersTheTextThenTheServiceThenTheEnvironment() throws Exception {
        Files.writeString(home.resolve(".pg_service.conf"), """
                # ours
                [other]
                host=nowhere
                [orders]
                host = db1
                port=5433
                dbname=orders
                password=gEh3im

                [more]
                user=nobody
                """);
        Map<String, String> environment =
                Map.of("PGPORT", "1111", "PGUSER", "env", "PGDATABASE", "envdb", "PGSSLMODE", "verify-ca");
        TypedAddress typed = read("service=orders port=7777", environment);
        assertThat(typed.address())
                .isEqualTo(new ServerAddress(
                        List.of(new HostPort("db1", 7777)),
                        "orders",
                        "env",
                        TlsSettings.of(TlsMode.VERIFY_CA),
                        "",
                        TargetSession.ANY,
                        ServerAddress.STANDARD_CONNECT_TIMEOUT_SECONDS,
                        ServerAddress.STANDARD_STATEMENT_TIMEOUT_MILLIS,
                        "orders",
                        Map.of()));
        assertThat(text(typed.password())).contains(PASSWORD);
        assertThat(new AddressText(surroundings(environment)).services()).containsExactly("other", "orders", "more");
    }

    @Test
    void takesEverythingFromTheEnvironmentWhereThereIsNoText() throws Exception {
        TypedAddress typed = read(
                "  ",
                Map.of(
                        "PGHOST", "db1,db2",
                        "PGPORT", "5555",
                        "PGUSER", "u",
                        "PGDATABASE", "d",
                        "PGPASSWORD", PASSWORD,
                        "PGCONNECT_TIMEOUT", "0",
                        "PGOPTIONS", "-c work_mem=1MB",
                        "PGCHANNELBINDING", "require"));
        assertThat(typed.address().hosts()).containsExactly(new HostPort("db1", 5555), new HostPort("db2", 5555));
        assertThat(typed.address().connectTimeoutSeconds()).isZero();
        assertThat(typed.address().options()).isEqualTo("-c work_mem=1MB");
        assertThat(typed.address().more()).isEqualTo(Map.of("channel_binding", "require"));
        assertThat(text(typed.password())).contains(PASSWORD);
    }

    @Test
    void looksForServicesInTheFileThatTheEnvironmentNames() throws Exception {
        Path file = Files.writeString(home.resolve("s.conf"), "[a]\nhost=x\n");
        Path folder = Files.createDirectory(home.resolve("sys"));
        Files.writeString(folder.resolve("pg_service.conf"), "[b]\nhost=y\n");
        Map<String, String> environment = Map.of("PGSERVICEFILE", file.toString(), "PGSYSCONFDIR", folder.toString());
        assertThat(read("service=a", environment).address().hosts().getFirst().host())
                .isEqualTo("x");
        assertThat(read("", environment(environment, "PGSERVICE", "b"))
                        .address()
                        .hosts()
                        .getFirst()
                        .host())
                .isEqualTo("y");
        assertThatThrownBy(() -> read("service=c", environment))
                .hasMessage("There is no service 'c'. Looked for [c] in " + file + " and "
                        + folder.resolve("pg_service.conf") + ".");
    }

    @Test
    void findsCertificatesBelowTheHomeFolder() throws Exception {
        assertThat(address("host=h sslmode=verify-full sslrootcert=~/ca.pem sslcert=/c sslkey=/k sslcrl=/r")
                        .tls())
                .isEqualTo(new TlsSettings(
                        TlsMode.VERIFY_FULL, home.resolve("ca.pem").toString(), "/c", "/k", "/r"));
    }

    @Test
    void checksEverythingWhereTheSystemsAuthoritiesAreTrusted() throws Exception {
        assertThat(address("host=h sslrootcert=system").tls().mode()).isEqualTo(TlsMode.VERIFY_FULL);
        assertThatThrownBy(() -> read("host=h sslrootcert=system sslmode=require"))
                .hasMessageContaining("it must be verify-full");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        host=a prt=5 user=u                      | 8  | this is no keyword of a connection; did you mean port?
        host=a b c                               | 8  | an '=' is missing after this word; a value with blanks stands in single quotes
        host='a                                  | 6  | this quote is not closed
        host=a port=99999                        | 13 | this is no port, a number from 1 to 65535
        host=a sslmode=yes                       | 16 | sslmode is disable, allow, prefer, require, verify-ca or verify-full
        postgresql://u@h:x/d                     | 18 | this is no port, a number from 1 to 65535; in a password '/' is written %2F, '?' %3F, '@' %40
        postgresql://u:a@b@h/d                   | 19 | a second '@': in a user or a password it is written %40
        postgresql://u@[::1/d                    | 16 | the ']' after this IPv6 address is missing
        postgresql://u@h/d%2                     | 19 | two hexadecimal digits are expected after '%'; a percent sign itself is %25
        postgresql://u@h/d?sslmod=require        | 20 | this is no parameter of a connection; did you mean sslmode?
        postgresql://u@h/d?x                     | 20 | an '=' is missing in this parameter
        mysql://h/d                              | 1  | the address begins with postgresql:// or jdbc:postgresql://
        orders                                   | 1  | write postgresql://user@host:5432/database, host=… dbname=…, service=…, or a JDBC URL
        db1.example.com:x                        | 17 | this is no port, a number from 1 to 65535; in a password '/' is written %2F, '?' %3F, '@' %40
        host=a,b port=1,2,3                      | 15 | there are 3 ports for 2 hosts: name one, or as many
        jdbc:postgresql://u@h/d                  | 20 | a JDBC URL has no user before the host; write ?user=…&password=… at its end
        """)
    void saysWhereAndWhyAnAddressCannotBeRead(String text, int column, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(AddressSyntaxException.class, e -> assertThat(e.column())
                        .isEqualTo(column))
                .hasMessage("Address, character " + column + ": " + problem + ".");
    }

    @Test
    void refusesFoldersOfUnixSocketsWithAdvice() {
        assertThatThrownBy(() -> read("host=/var/run/postgresql")).hasMessageContaining("write host=localhost");
        assertThatThrownBy(() -> read("postgresql://%2Fvar%2Frun/d")).hasMessageContaining("write host=localhost");
        assertThatThrownBy(() -> read("", Map.of("PGHOST", "/tmp")))
                .hasMessageStartingWith("Address, PGHOST: this is a folder of Unix sockets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=gEh3im host",
                "password=x gEh3im host=a",
                "password=x gEh3im=7",
                "password='gEh3im",
                "postgresql://u:gEh3im@x@h/d",
                "postgresql://u:gEh3im/x@h/d",
                "postgresql://u:x/gEh3im@h/d",
                "postgresql://u:gEh3im%@h/d",
                "postgresql://u:gEh3im@h:x/d",
                "postgresql://u@h/d?password=gEh3im&x",
                "postgresql://u@h/d?password=a&gEh3im=1",
                "postgresql://u@h/d?password=gEh3im&sslmode=7",
                "jdbc:postgresql://h/d?password=gEh3im&user",
                "jdbc:postgresql://u:gEh3im@h/d",
                "u:gEh3im@h:x/d",
                "password=gEh3im host=/tmp",
                "password=gEh3im service=nowhere",
            })
    void quotesNoPasswordInAnyFault(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(TraceException.class).satisfies(e -> {
            StringWriter all = new StringWriter();
            e.printStackTrace(new PrintWriter(all));
            assertThat(all.toString()).doesNotContain(PASSWORD);
        });
    }

    @Test
    void notesAJdbcParameterWithoutQuotingWhatMayBeAPassword() throws Exception {
        assertThat(read("jdbc:postgresql://h/d?password=a&gEh3im=b").notes())
                .containsExactly("A parameter of the JDBC URL is left out.");
    }

    private TypedAddress read(String text) throws TraceException {
        return read(text, Map.of());
    }

    private TypedAddress read(String text, Map<String, String> environment) throws TraceException {
        return new AddressText(surroundings(environment)).read(text);
    }

    private ServerAddress address(String text) throws TraceException {
        return read(text).address();
    }

    private Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(environment, home, "me", false);
    }

    private static Map<String, String> environment(Map<String, String> most, String name, String value) {
        Map<String, String> all = new java.util.HashMap<>(most);
        all.put(name, value);
        return all;
    }

    private static Optional<String> text(Optional<Secret> secret) {
        return secret.map(hidden -> new String(hidden.reveal()));
    }
}
