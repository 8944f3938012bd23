package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerColour;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.TargetSession;
import dev.pgtrace.model.server.TlsMode;
import dev.pgtrace.model.server.TlsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerProfilesTest {
    private static final ServerProfile FULL = new ServerProfile(
            "1",
            "Orders",
            ServerColour.PINK,
            true,
            new ServerAddress(
                    List.of(new HostPort("db1", 5432), new HostPort("::1", 6432)),
                    "orders",
                    "tracer",
                    new TlsSettings(TlsMode.VERIFY_FULL, "/root", "/cert", "/key", "/crl"),
                    "-c work_mem=1MB",
                    TargetSession.PREFER_STANDBY,
                    7,
                    8_000,
                    "orders",
                    Map.of("channel_binding", "require")));

    @TempDir
    Path folder;

    @Test
    void remembersEverythingInTheOrderOfKeeping() throws Exception {
        ServerProfiles profiles = new ServerProfiles(folder.resolve("new"));
        ServerProfile other =
                new ServerProfile("2", "Other", ServerColour.GREY, false, ServerAddress.of("h", 1, "d", "u"));
        profiles.keep(FULL);
        profiles.keep(other);
        profiles.keep(FULL.named("Renamed", ServerColour.BLUE));
        assertThat(new ServerProfiles(folder.resolve("new")).load())
                .isEqualTo(new ServerProfiles.Loaded(
                        List.of(FULL.named("Renamed", ServerColour.BLUE), other), Optional.empty()));
        profiles.forget("1");
        assertThat(profiles.load().profiles()).containsExactly(other);
    }

    @Test
    void knowsAProductionServerByItsHostWhateverElseWasTyped() throws Exception {
        ServerProfiles profiles = new ServerProfiles(folder);
        profiles.keep(FULL);

        ServerProfile typed = profiles.of(ServerAddress.of("db1", 5432, "other", "somebody"));
        assertThat(typed.production()).isTrue();
        assertThat(typed.name()).isEqualTo("Orders");
        assertThat(typed.address()).isEqualTo(ServerAddress.of("db1", 5432, "other", "somebody"));

        assertThat(profiles.of(ServerAddress.of("db1", 5433, "orders", "tracer"))
                        .production())
                .isFalse();
    }

    @Test
    void hasNoServersWhereThereIsNoFile() {
        assertThat(new ServerProfiles(folder).load()).isEqualTo(new ServerProfiles.Loaded(List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[1]", "{\"servers\": 7}"})
    void keepsABrokenFileAside(String content) throws IOException {
        Files.writeString(folder.resolve("servers.json"), content);
        assertThat(new ServerProfiles(folder).load())
                .isEqualTo(new ServerProfiles.Loaded(List.of(), Optional.of(folder.resolve("servers.json.broken"))));
        assertThat(folder.resolve("servers.json.broken")).hasContent(content);
    }

    @Test
    void readsFilesOfOtherVersionsAndNeverWeakensEncryption() throws IOException {
        Files.writeString(folder.resolve("servers.json"), """
                {"version": 9, "later": true, "servers": [null, {"id": "x"},
                  {"id": "1", "name": "n", "colour": "MAUVE", "user": "u", "hosts": [{"host": "h", "port": 1}],
                   "sslmode": "verify-quantum", "database": "d"}]}""");
        assertThat(new ServerProfiles(folder).load().profiles()).singleElement().satisfies(profile -> {
            assertThat(profile.colour()).isEqualTo(ServerColour.GREY);
            assertThat(profile.address().tls().mode()).isEqualTo(TlsMode.VERIFY_FULL);
            assertThat(profile.address().hosts()).containsExactly(new HostPort("h", 1));
        });
    }
}
