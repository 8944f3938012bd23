package dev.pgtrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
class ServerCommandsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @MethodSource("dev.pgtrace.server.TestServer#allServers")
    void connectSaysWhoAnswersAndWhatIsMissing(int version) {
        TestServer server = TestServer.shared(version);
        Invoked invoked = Invoked.run("connect", "--url", server.url());
        assertThat(invoked.err()).isEmpty();
        assertThat(invoked.code()).isZero();
        assertThat(invoked.out())
                .startsWith("PostgreSQL " + version + ".")
                .contains(" at 127.0.0.1:" + server.port()
                        + ", database postgres, as postgres (superuser), not encrypted; round trip ")
                .contains("Needed: The server does not collect its log in files.")
                .contains("ALTER SYSTEM SET logging_collector = on;")
                .doesNotContain(TestServer.PASSWORD);
    }

    @Test
    void recordNamesAFileThatIsThereBeforeItAsksAnything(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("old.trc"), "kept");

        Invoked invoked = Invoked.run("record", "--url", "host=nowhere.invalid", "--all", "-o", file.toString());

        assertThat(invoked.err())
                .isEqualTo("pgtrace: There is a file " + file + " already: name another one, or move it away.\n");
        assertThat(file).hasContent("kept");
    }

    @Test
    void probePrintsTheSqlForARoleThatLacksRights() throws SQLException {
        TestServer server = TestServer.shared(18);
        server.execute("CREATE ROLE cli_plain LOGIN PASSWORD 'x'");
        try {
            Invoked invoked = Invoked.run("probe", "--url", server.url("cli_plain", "x", "postgres"));
            assertThat(invoked.code()).isZero();
            assertThat(invoked.out())
                    .contains("statements run from here (own session, by auto_explain): ready")
                    .contains(
                            "  To get more: The role cli_plain may not switch tracing on in its own sessions. Run once"
                                    + " by a superuser, in one session, in any database.\n      LOAD 'auto_explain';\n"
                                    + "      GRANT SET ON PARAMETER\n")
                    .contains("      TO \"cli_plain\";");
        } finally {
            server.execute("DROP ROLE cli_plain");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe", "sessions"})
    void writesWhatItsSchemaPromises(String command) throws IOException {
        TestServer server = TestServer.shared(18);
        Invoked invoked = Invoked.run(command, "--url", server.url(), "--format", "json");
        assertThat(invoked.code()).isZero();
        JsonNode schema;
        try (InputStream in = Objects.requireNonNull(ServerCommandsTest.class.getResourceAsStream(
                "/dev/pgtrace/export/pgtrace." + command + "-1.schema.json"))) {
            schema = JSON.readTree(in);
        }
        assertThat(faults(schema, JSON.readTree(invoked.out()), "")).isEmpty();
    }

    @Test
    void schemasCanFindFaults() {
        JsonNode schema = JSON.readTree("""
                {"type": "object", "required": ["a", "b"], "properties": {
                  "a": {"enum": ["x"]}, "b": {"type": "array", "items": {"type": "integer"}}}}""");
        assertThat(faults(schema, JSON.readTree("{\"a\": \"y\", \"b\": [1, \"2\"], \"c\": 0}"), ""))
                .containsExactly(".a: not in the enum", ".b[]: not integer", ".c: not described");
        assertThat(faults(schema, JSON.readTree("{\"a\": \"x\"}"), "")).containsExactly(".b: missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"probe", "sessions", "connect"})
    void speakGerman(String command) throws SQLException {
        try {
            Invoked invoked =
                    Invoked.run(command, "--url", TestServer.shared(18).url(), "--language", "de");
            assertThat(invoked.code()).isZero();
            assertThat(EnglishWords.in(invoked.out())).isEmpty();
        } finally {
            Language.speak(Locale.ENGLISH);
        }
    }

    @Test
    void sessionsHideIdleOnesUnlessAllAreWanted() throws Exception {
        TestServer server = TestServer.shared(18);
        try (Connection idle = server.connect();
                var statement = idle.createStatement()) {
            statement.execute("SET application_name = 'idler'");
            Invoked some = Invoked.run("sessions", "--url", server.url());
            assertThat(some.code()).isZero();
            assertThat(some.out()).doesNotContain("idler").contains(" sessions, ");
            Invoked all = Invoked.run("sessions", "--url", server.url(), "--all");
            assertThat(all.out()).contains("idler").contains("checkpointer").contains("Pid  User");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        hots=db1                          | 2 | Address, character 1: this is no keyword of a connection; did you mean host?.
        postgresql://u@h:x/d              | 2 | Address, character 18: this is no port
        host=/tmp                         | 2 | this is a folder of Unix sockets
        host=nowhere.invalid user=u       | 4 | No host is known by the name in nowhere.invalid:5432
        """)
    void tellsABadAddressFromABadServer(String address, int code, String message) {
        Invoked invoked = Invoked.run("connect", "--url", address);
        assertThat(invoked.err()).contains(message);
        assertThat(invoked.code()).isEqualTo(code);
        assertThat(invoked.out()).isEmpty();
    }

    @Test
    void saysThatTheServerIsDownOrThePasswordWrong() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            free = socket.getLocalPort();
        }
        Invoked down = Invoked.run("sessions", "--url", "postgresql://u@127.0.0.1:" + free + "/d");
        assertThat(down.code()).isEqualTo(4);
        assertThat(down.err()).contains("Nobody listens at 127.0.0.1:" + free);
        Invoked wrong = Invoked.run(
                "probe", "--debug", "--url", TestServer.shared(18).url("postgres", "gEh3im-99", "postgres"));
        assertThat(wrong.code()).isEqualTo(4);
        assertThat(wrong.err())
                .contains("The password for postgres is wrong")
                .contains("28P01")
                .doesNotContain("gEh3im-99");
    }

    @Test
    void asksForAPasswordOnATerminalOnly() {
        Invoked invoked = Invoked.run("connect", "--password-prompt", "--url", "postgresql://u@127.0.0.1/d");
        assertThat(invoked.code()).isEqualTo(2);
        assertThat(invoked.err()).contains("There is no terminal to ask for a password; use ~/.pgpass or PGPASSWORD.");
    }

    /// As much of JSON Schema as our schemas use; what is written has to be described.
    private static List<String> faults(JsonNode schema, JsonNode value, String path) {
        List<String> faults = new ArrayList<>();
        if (schema.has("const") && !schema.get("const").equals(value)) {
            faults.add(path + ": not " + schema.get("const"));
        }
        if (schema.has("enum") && !contains(schema.get("enum"), value)) {
            faults.add(path + ": not in the enum");
        }
        if (schema.has("type") && !isOf(schema.get("type"), value)) {
            faults.add(path + ": not "
                    + schema.get("type").asString(schema.get("type").toString()));
        }
        if (value.isArray() && schema.has("items")) {
            value.forEach(item -> faults.addAll(faults(schema.get("items"), item, path + "[]")));
        }
        if (value.isObject() && schema.has("properties")) {
            schema.get("required").forEach(name -> {
                if (!value.has(name.asString())) {
                    faults.add(path + "." + name.asString() + ": missing");
                }
            });
            for (String name : value.propertyNames()) {
                faults.addAll(
                        schema.get("properties").has(name)
                                ? faults(schema.get("properties").get(name), value.get(name), path + "." + name)
                                : List.of(path + "." + name + ": not described"));
            }
        }
        return faults;
    }

    private static boolean isOf(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOf(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asString()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException(type.asString());
        };
    }

    private static boolean contains(JsonNode array, JsonNode value) {
        for (JsonNode one : array) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
