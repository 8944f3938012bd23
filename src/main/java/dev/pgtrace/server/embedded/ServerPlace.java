package dev.pgtrace.server.embedded;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/// Where servers of our own live: programs are kept, data are thrown away.
public final class ServerPlace {
    private final Path folder;
    private final ServerAccount account;

    private ServerPlace(Path folder, ServerAccount account) {
        this.folder = folder;
        this.account = account;
    }

    /// The user's cache folder; where the server runs as another user, the folder for temporary files.
    ///
    /// @throws TraceException of kind UNWRITABLE where it cannot be made, or belongs to somebody else
    public static ServerPlace ofUser() throws TraceException {
        return of(ServerAccount.ofThisProcess(), System.getenv());
    }

    static ServerPlace of(ServerAccount account, Map<String, String> environment) throws TraceException {
        Path folder = account == ServerAccount.NOBODY
                ? Path.of(System.getProperty("java.io.tmpdir"), "pgtrace-servers")
                : cache(environment).resolve("pgtrace").resolve("servers");
        return in(folder, account);
    }

    static ServerPlace in(Path folder, ServerAccount account) throws TraceException {
        ServerPlace place = new ServerPlace(folder, account);
        place.make(folder);
        return place;
    }

    ServerAccount account() {
        return account;
    }

    Path binaries() throws TraceException {
        return make(folder.resolve("bin"));
    }

    Path running() throws TraceException {
        return make(folder.resolve("running"));
    }

    private static Path cache(Map<String, String> environment) {
        String xdg = environment.get("XDG_CACHE_HOME");
        return xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(xdg);
    }

    /// Programs started from a folder that somebody else can write to would be theirs.
    private Path make(Path wanted) throws TraceException {
        try {
            Files.createDirectories(wanted.getParent());
            if (!Files.isDirectory(wanted, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(wanted);
            }
            String mode = account == ServerAccount.NOBODY ? "rwxr-xr-x" : "rwx------";
            Files.setPosixFilePermissions(wanted, PosixFilePermissions.fromString(mode));
            PosixFileAttributes found =
                    Files.readAttributes(wanted, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> rights = found.permissions();
            if (rights.contains(PosixFilePermission.OTHERS_WRITE)
                    || rights.contains(PosixFilePermission.GROUP_WRITE)
                    || !found.owner().getName().equals(System.getProperty("user.name"))) {
                throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("server.embedded.place", wanted));
            }
            return wanted;
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("server.embedded.placeFault", wanted, e.getMessage()), e);
        }
    }
}
