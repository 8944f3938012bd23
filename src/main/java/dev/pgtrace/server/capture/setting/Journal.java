package dev.pgtrace.server.capture.setting;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Files on this machine that say which server carries settings of ours, and what was there before: one a recording,
/// on the disk before anything is written to the server, removed when all is back. No secrets are in them.
public final class Journal {
    private static final String SUFFIX = ".recording.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    /// One recording that may have left something.
    ///
    /// @param id       of the recording
    /// @param server   name that the user knew it by
    /// @param systemId identifies the database cluster, whatever its address
    /// @param changes  in the order of writing
    public record Entry(String id, String server, String systemId, List<SettingChange> changes) {
        public Entry {
            changes = List.copyOf(changes);
        }
    }

    public Journal(Path folder) {
        this.folder = folder;
    }

    /// Writes an entry and waits until the disk has it.
    void write(Entry entry) throws TraceException {
        Path file = file(entry.id());
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(folder);
            ObjectNode root = ChangesText.node(entry.id(), entry.changes());
            root.put("server", entry.server());
            root.put("systemId", entry.systemId());
            Files.write(aside, JSON.writeValueAsBytes(root));
            force(aside, StandardOpenOption.WRITE);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            force(folder, StandardOpenOption.READ);
        } catch (IOException | JacksonException e) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("server.journal.unwritable", folder), e);
        }
    }

    void remove(String id) throws TraceException {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("server.journal.remove", file(id)), e);
        }
    }

    /// What is noted for a cluster. Files that cannot be read are left alone.
    List<Entry> of(String systemId) {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                read(file).filter(entry -> entry.systemId().equals(systemId)).ifPresent(entries::add);
            }
        } catch (IOException e) {
            return List.of();
        }
        return entries;
    }

    private static Optional<Entry> read(Path file) throws IOException {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            return ChangesText.parse(root)
                    .map(text -> new Entry(
                            text.id(),
                            root.path("server").asString(""),
                            root.path("systemId").asString(""),
                            text.changes()));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }

    private Path file(String id) {
        return folder.resolve(id + SUFFIX);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        } catch (IOException e) {
            if (!Files.isDirectory(path)) {
                throw e;
            }
        }
    }
}
