package dev.pgtrace.server.address;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What libpq looks at beside the text: the environment and the user.
///
/// @param environment of the process
/// @param home        folder of the user
/// @param userName    of the operating system
/// @param windows     whether files lie where Windows wants them
public record Surroundings(Map<String, String> environment, Path home, String userName, boolean windows) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public static Surroundings ofProcess() {
        return of(System.getenv(), System::getProperty);
    }

    /// As libpq since 15, which asks `HOME` first; Java asks the list of users only.
    static Surroundings of(Map<String, String> environment, UnaryOperator<@Nullable String> properties) {
        boolean windows =
                text(properties, "os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String home = windows ? "" : environment.getOrDefault("HOME", "");
        return new Surroundings(
                environment,
                Path.of(home.isEmpty() ? text(properties, "user.home", ".") : home),
                text(properties, "user.name", ""),
                windows);
    }

    private static String text(UnaryOperator<@Nullable String> properties, String name, String otherwise) {
        String value = properties.apply(name);
        return value == null ? otherwise : value;
    }

    /// A variable that is set and not empty.
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    Path passwordFile() {
        return variable("PGPASSFILE")
                .map(Path::of)
                .orElseGet(() -> windows ? postgresFolder().resolve("pgpass.conf") : home.resolve(".pgpass"));
    }

    Path serviceFile() {
        return variable("PGSERVICEFILE")
                .map(Path::of)
                .orElseGet(() ->
                        windows ? postgresFolder().resolve(".pg_service.conf") : home.resolve(".pg_service.conf"));
    }

    /// Where client certificates lie unless said otherwise.
    public Path postgresFolder() {
        return windows
                ? variable("APPDATA")
                        .map(Path::of)
                        .orElse(home.resolve("AppData/Roaming"))
                        .resolve("postgresql")
                : home.resolve(".postgresql");
    }
}
