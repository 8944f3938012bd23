import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Machine code, told by its first bytes and not by its name: ELF, Mach-O and PE.
final class Natives {
    /// The machine's number in an ELF header stands at 18, that of a PE header behind the offset at 60.
    private static final int HEAD = 1024;

    private Natives() {}

    /// The platform of a piece of machine code, such as `linux/amd64`; empty where the bytes are something else.
    static Optional<String> platformOf(byte[] head) {
        if (head.length < 20) {
            return Optional.empty();
        }
        int magic = number(head, 0, 4);
        if (magic == 0x464c457f) { // 0x7f ELF; 1 at 4 means 32 bits
            int system = head[7] & 0xff; // 0 and 3 are Linux, 9 FreeBSD
            String name = system == 9 ? "freebsd" : "linux";
            return Optional.of(name + "/" + (head[4] == 1 ? "32" : elf(number(head, 18, 2))));
        }
        if (magic == 0xfeedfacf || magic == 0xfeedface) {
            return Optional.of("darwin/" + (number(head, 4, 4) == 0x0100000c ? "aarch64" : "amd64"));
        }
        if (magic == 0xbebafeca && number(head, 4, 4) >>> 24 < 30) { // also the magic of classes, whose version is higher
            return Optional.of("darwin/universal");
        }
        int pe = head[0] == 'M' && head[1] == 'Z' && head.length >= 64 ? number(head, 60, 4) : -1;
        if (pe > 0 && pe + 6 < head.length && number(head, pe, 4) == 0x4550) {
            int machine = number(head, pe + 4, 2);
            return Optional.of("win/" + (machine == 0x8664 ? "amd64" : machine == 0xaa64 ? "aarch64" : "32"));
        }
        return Optional.empty();
    }

    /// Fails where a folder holds, in a file or in a jar, machine code that does not run on the platform.
    static void check(Path folder, Platform platform) throws IOException {
        List<String> foreign = new ArrayList<>();
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".jar")) {
                    checkJar(file, platform, foreign);
                } else {
                    try (InputStream in = Files.newInputStream(file)) {
                        note(file.toString(), in.readNBytes(HEAD), platform, foreign);
                    }
                }
            }
        }
        if (!foreign.isEmpty()) {
            throw new IllegalStateException("not for this platform: " + String.join(", ", foreign));
        }
    }

    private static void checkJar(Path jar, Platform platform, List<String> foreign) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                note(jar + "!" + entry.getName(), in.readNBytes(HEAD), platform, foreign);
            }
        }
    }

    private static void note(String where, byte[] head, Platform platform, List<String> foreign) {
        platformOf(head).filter(found -> !runsOn(found, platform)).ifPresent(found -> foreign.add(where + " (" + found + ")"));
    }

    static boolean runsOn(String found, Platform platform) {
        return found.equals(platform.system() + "/" + platform.processor()) || found.equals(platform.system() + "/universal");
    }

    private static String elf(int machine) {
        return switch (machine) {
            case 62 -> "amd64";
            case 183 -> "aarch64";
            default -> "machine " + machine;
        };
    }

    private static int number(byte[] bytes, int at, int length) {
        int value = 0;
        for (int i = length - 1; i >= 0; i--) {
            value = value << 8 | bytes[at + i] & 0xff;
        }
        return value;
    }
}
