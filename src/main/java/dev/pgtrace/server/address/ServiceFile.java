package dev.pgtrace.server.address;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `pg_service.conf`: sections of keywords. The user's file first, then the system's.
final class ServiceFile {
    private static final long MOST_BYTES = 1 << 20;

    private final Surroundings surroundings;

    ServiceFile(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Fills up what the service says.
    void fill(String service, Said said) throws TraceException {
        for (Path file : files()) {
            if (fill(file, service, said)) {
                return;
            }
        }
        throw new TraceException(
                TraceException.Kind.USAGE,
                Texts.get(
                        "server.service.none",
                        service,
                        String.join(
                                " and ", files().stream().map(Path::toString).toList())));
    }

    /// Names of all services, for choosing from; files that cannot be read have none.
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Path file : files()) {
            try {
                for (String line : lines(file)) {
                    section(line).filter(name -> !names.contains(name)).ifPresent(names::add);
                }
            } catch (IOException e) {
                // No names in a file that cannot be read.
            }
        }
        return List.copyOf(names);
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>(List.of(surroundings.serviceFile()));
        surroundings.variable("PGSYSCONFDIR").ifPresent(folder -> files.add(Path.of(folder, "pg_service.conf")));
        if (surroundings.variable("PGSYSCONFDIR").isEmpty() && !surroundings.windows()) {
            // Where the packages of Debian and of the PostgreSQL project put it.
            files.add(Path.of("/etc/postgresql-common/pg_service.conf"));
            files.add(Path.of("/etc/sysconfig/pgsql/pg_service.conf"));
        }
        return files;
    }

    private static boolean fill(Path file, String service, Said said) throws TraceException {
        boolean inside = false;
        int number = 0;
        try {
            for (String line : lines(file)) {
                number++;
                Optional<String> section = section(line);
                if (section.isPresent()) {
                    if (inside) {
                        return true;
                    }
                    inside = section.get().equals(service);
                } else if (inside && !line.isEmpty() && !line.startsWith("#")) {
                    fill(line, Texts.get("server.service.line", number, file), said);
                }
            }
            return inside;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.USAGE, Texts.get("server.service.unreadable", file, reason(e)), e);
        }
    }

    private static void fill(String line, String origin, Said said) throws TraceException {
        int equals = line.indexOf('=');
        String word = equals < 0 ? "" : line.substring(0, equals).strip();
        Optional<Keyword> keyword = Keyword.of(word);
        if (keyword.isEmpty() || word.equals("service") || word.equals("servicefile")) {
            throw new TraceException(
                    TraceException.Kind.USAGE, Texts.get("server.service.unusable", origin, Keyword.hint(word)));
        }
        said.fill(word, line.substring(equals + 1).strip(), origin);
    }

    private static List<String> lines(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(Texts.get("server.service.large"));
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
    }

    private static Optional<String> section(String line) {
        return line.startsWith("[") && line.indexOf(']') > 0
                ? Optional.of(line.substring(1, line.indexOf(']')))
                : Optional.empty();
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? Texts.get("server.service.denied")
                : String.valueOf(e.getMessage());
    }
}
