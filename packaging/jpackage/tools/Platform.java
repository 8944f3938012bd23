import java.util.Locale;

/// The system and the processor that a package is for: those of the machine that makes it.
///
/// @param system    `linux`, `darwin` or `win`
/// @param processor `amd64` or `aarch64`
record Platform(String system, String processor) {
    static Platform here() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = os.startsWith("windows") ? "win" : os.startsWith("mac") ? "darwin" : "linux";
        String arch = System.getProperty("os.arch");
        return new Platform(system, arch.equals("x86_64") ? "amd64" : arch);
    }

    /// As JNA calls it.
    String jna() {
        String arch = processor.equals("amd64") ? "x86-64" : processor;
        return (system.equals("win") ? "win32" : system) + "-" + arch;
    }

    /// As zstd-jni calls it.
    String zstd() {
        boolean darwinOnIntel = system.equals("darwin") && processor.equals("amd64");
        return system + "/" + (darwinOnIntel ? "x86_64" : processor) + "/";
    }
}
