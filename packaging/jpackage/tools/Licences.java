import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The licence and notice files that libraries carry in their jars, to lie beside the list of all.
final class Licences {
    private static final Pattern FILE = Pattern.compile("(?i)(META-INF/)?((licen[cs]e|notice|copying|copyright)s?(/[^/]+)?[^/]*)");

    private Licences() {}

    static void collect(List<Path> jars, Path out) throws Exception {
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    var match = FILE.matcher(entry.getName());
                    if (!entry.isDirectory() && !entry.getName().endsWith(".class") && match.matches()) {
                        Path file = out.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", ""))
                                .resolve(match.group(2));
                        Files.createDirectories(file.getParent());
                        Files.copy(zip.getInputStream(entry), file, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }
}
