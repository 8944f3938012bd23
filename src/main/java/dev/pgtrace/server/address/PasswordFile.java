package dev.pgtrace.server.address;

import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `.pgpass`: lines of `host:port:database:user:password`, where `*` fits everything and a backslash escapes.
public final class PasswordFile {
    private static final long MOST_BYTES = 1 << 20;
    /// A star that was not escaped, told apart from one that is meant.
    private static final String ANYTHING = "\0";

    private final Path file;
    private final boolean posix;

    /// What was found.
    ///
    /// @param warning why the file was not read, a sentence
    public record Found(Optional<Secret> password, Optional<String> warning) {
        private static final Found NOTHING = new Found(Optional.empty(), Optional.empty());
    }

    PasswordFile(Path file, boolean posix) {
        this.file = file;
        this.posix = posix;
    }

    /// The file that an address names (`passfile`), else libpq's for these surroundings.
    public static PasswordFile of(Surroundings surroundings, ServerAddress address) {
        String named = address.more().getOrDefault("passfile", "");
        return new PasswordFile(
                named.isEmpty() ? surroundings.passwordFile() : Path.of(named), !surroundings.windows());
    }

    /// The password of the first line that fits, as libpq ignores a file that others may read.
    public Found find(ServerAddress address, HostPort host) {
        try {
            if (!Files.isRegularFile(file)) {
                return Found.NOTHING;
            }
            if (posix && isOpenToOthers()) {
                return new Found(Optional.empty(), Optional.of(Texts.get("server.passwords.open", file)));
            }
            if (Files.size(file) > MOST_BYTES) {
                return new Found(Optional.empty(), Optional.of(Texts.get("server.passwords.large", file)));
            }
            List<String> wanted =
                    List.of(host.host(), Integer.toString(host.port()), address.database(), address.user());
            return new Found(find(wanted), Optional.empty());
        } catch (IOException e) {
            return new Found(Optional.empty(), Optional.of(Texts.get("server.passwords.unreadable", file)));
        }
    }

    private Optional<Secret> find(List<String> wanted) throws IOException {
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\r?\n")) {
            if (line.startsWith("#")) {
                continue;
            }
            List<String> fields = fields(line);
            if (fields.size() == 5 && fits(fields, wanted)) {
                return Optional.of(Secret.of(fields.getLast()));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(List<String> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals(ANYTHING) && !fields.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Up to five fields; the last one keeps its colons, as nothing follows.
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int start = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                field.append(line.charAt(++i));
            } else if (c == ':' && fields.size() < 4) {
                fields.add(line.substring(start, i).equals("*") ? ANYTHING : field.toString());
                field.setLength(0);
                start = i + 1;
            } else if (c == ':') {
                break;
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    private boolean isOpenToOthers() throws IOException {
        return Files.getPosixFilePermissions(file).stream()
                .anyMatch(permission -> permission != PosixFilePermission.OWNER_READ
                        && permission != PosixFilePermission.OWNER_WRITE
                        && permission != PosixFilePermission.OWNER_EXECUTE);
    }
}
