import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

/// Times of files. An archive of classes is refused where a jar is younger than when it was made, and packing must not
/// change that: every file has the time of the build, which packages keep.
final class Times {
    private Times() {}

    static void set(Path folder, Instant time) throws Exception {
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.setLastModifiedTime(file, FileTime.from(time));
                }
            }
        }
    }
}
