package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes [Settings]. Saved aside and moved, so that a crash leaves the old file or the new one; a file
/// that cannot be read is kept aside and never stops the start.
public final class SettingsFile {
    /// System property with the folder to use instead of the user's.
    public static final String FOLDER_PROPERTY = "pgtrace.settings.dir";

    private static final String NAME = "settings.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;

    /// What was found.
    ///
    /// @param keptAside where a file went that could not be read
    public record Loaded(Settings settings, Optional<Path> keptAside) {}

    public SettingsFile(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /// The user's settings, where the system wants them.
    public static SettingsFile ofUser() {
        return new SettingsFile(folder(System.getProperties()::getProperty, System.getenv()));
    }

    public Path path() {
        return file;
    }

    /// The settings, or the standard ones where there is no file or it cannot be read.
    public Loaded load() {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Settings settings = JSON.readValue(bytes, Settings.class);
            return settings == null ? broken() : new Loaded(settings, Optional.empty());
        } catch (NoSuchFileException e) {
            return new Loaded(Settings.standard(), Optional.empty());
        } catch (IOException | JacksonException e) {
            return broken();
        }
    }

    /// One save after the other, from whatever thread.
    public synchronized void save(Settings settings) throws TraceException {
        Path aside = file.resolveSibling(NAME + ".new");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(aside, JSON.writeValueAsBytes(settings));
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(aside, file);
        } catch (IOException | JacksonException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, "The settings cannot be written to " + file + ".", e);
        }
    }

    private Loaded broken() {
        Path aside = file.resolveSibling(NAME + ".broken");
        try {
            move(file, aside);
            return new Loaded(Settings.standard(), Optional.of(aside));
        } catch (IOException e) {
            return new Loaded(Settings.standard(), Optional.of(file));
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// The folder for settings by the customs of the system.
    static Path folder(java.util.function.UnaryOperator<String> properties, Map<String, String> environment) {
        String chosen = properties.apply(FOLDER_PROPERTY);
        if (chosen != null) {
            return Path.of(chosen);
        }
        String home = Optional.ofNullable(properties.apply("user.home")).orElse(".");
        String system =
                Optional.ofNullable(properties.apply("os.name")).orElse("").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            return (roaming == null ? Path.of(home, "AppData", "Roaming") : Path.of(roaming)).resolve("pgtrace");
        }
        if (system.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "pgtrace");
        }
        String xdg = environment.get("XDG_CONFIG_HOME");
        return (xdg == null || xdg.isBlank() ? Path.of(home, ".config") : Path.of(xdg)).resolve("pgtrace");
    }
}
