package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The servers that the user keeps, in a file beside the settings. No password is ever in it.
public final class ServerProfiles {
    private static final String NAME = "servers.json";

    private final KeptFile<KeptServers> file;

    /// What was found.
    ///
    /// @param keptAside where a file went that could not be read
    public record Loaded(List<ServerProfile> profiles, Optional<Path> keptAside) {
        public Loaded {
            profiles = List.copyOf(profiles);
        }
    }

    public ServerProfiles(Path folder) {
        this.file = new KeptFile<>(folder.resolve(NAME), KeptServers.class);
    }

    /// The user's, where the system wants them.
    public static ServerProfiles ofUser() {
        return new ServerProfiles(SettingsFile.folderOfUser());
    }

    public Path path() {
        return file.path();
    }

    /// In the user's order; none where there is no file. A server that cannot be understood is left out.
    public Loaded load() {
        KeptFile.Loaded<KeptServers> loaded = file.load();
        return new Loaded(loaded.content().map(KeptServers::profiles).orElse(List.of()), loaded.keptAside());
    }

    /// The profile for an address that was typed: with the name and the marks of the kept server that it leads to,
    /// whatever the database and the user; a new one where none is kept.
    public ServerProfile of(ServerAddress address) {
        List<ServerProfile> same = load().profiles().stream()
                .filter(kept -> kept.address().hosts().stream()
                        .anyMatch(host -> address.hosts().contains(host)))
                .toList();
        // One that is marked as production is so in whatever other profile it is named.
        return same.stream()
                .filter(ServerProfile::production)
                .findFirst()
                .or(() -> same.stream().findFirst())
                .map(kept -> kept.withAddress(address))
                .orElseGet(() -> ServerProfile.of(address));
    }

    /// Adds a profile, or takes the place of the one with its id.
    public void keep(ServerProfile profile) throws TraceException {
        List<ServerProfile> profiles = new ArrayList<>(load().profiles());
        int at = indexOf(profiles, profile.id());
        if (at < 0) {
            profiles.add(profile);
        } else {
            profiles.set(at, profile);
        }
        save(profiles);
    }

    public void forget(String id) throws TraceException {
        List<ServerProfile> profiles = new ArrayList<>(load().profiles());
        if (profiles.removeIf(profile -> profile.id().equals(id))) {
            save(profiles);
        }
    }

    private static int indexOf(List<ServerProfile> profiles, String id) {
        for (int i = 0; i < profiles.size(); i++) {
            if (profiles.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    private void save(List<ServerProfile> profiles) throws TraceException {
        try {
            file.save(KeptServers.of(profiles));
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("app.servers.unwritable", file.path()), e);
        }
    }
}
