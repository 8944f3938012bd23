package dev.pgtrace.server.capture.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Words of SQL made of values.
final class Sql {
    /// Settings whose value is a list of names: each has to be given apart, or the server takes the list for one
    /// name (`GUC_LIST_QUOTE`).
    private static final Set<String> LISTS = Set.of(
            "session_preload_libraries",
            "local_preload_libraries",
            "shared_preload_libraries",
            "search_path",
            "temp_tablespaces",
            "unix_socket_directories");

    private Sql() {}

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// A literal that means the same whatever `standard_conforming_strings` says.
    static String literal(String text) {
        String quoted = text.replace("'", "''");
        return text.indexOf('\\') < 0 ? "'" + quoted + "'" : "E'" + quoted.replace("\\", "\\\\") + "'";
    }

    /// The name of a setting: parts of identifiers with dots between.
    static String setting(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '.';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                throw new IllegalArgumentException("no name of a setting: " + name);
            }
        }
        return name;
    }

    /// `ALTER … SET name = value`, for a value as the server stores it.
    static String set(SettingScope scope, String name, String value) {
        return scope.alter() + " SET " + setting(name) + " = " + value(name, value);
    }

    static String reset(SettingScope scope, String name) {
        return scope.alter() + " RESET " + setting(name);
    }

    private static String value(String name, String stored) {
        if (!LISTS.contains(name.toLowerCase(Locale.ROOT))) {
            return literal(stored);
        }
        List<String> names = names(stored);
        return names.isEmpty() ? "''" : names.stream().map(Sql::literal).collect(Collectors.joining(", "));
    }

    /// The names of a list as the server prints it: separated by commas, quoted where needed.
    static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (quoted) {
                if (c != '"') {
                    name.append(c);
                } else if (i + 1 < list.length() && list.charAt(i + 1) == '"') {
                    name.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                quoted = true;
                any = true;
            } else if (c == ',') {
                add(names, name, any);
                any = false;
            } else if (!Character.isWhitespace(c)) {
                name.append(c);
            }
        }
        add(names, name, any);
        return names;
    }

    private static void add(List<String> names, StringBuilder name, boolean quoted) {
        if (quoted || !name.isEmpty()) {
            names.add(name.toString());
        }
        name.setLength(0);
    }

    /// A list as the server prints it.
    static String list(List<String> names) {
        return names.stream()
                .map(name -> name.matches("[a-z_][a-z0-9_]*") ? name : identifier(name))
                .collect(Collectors.joining(", "));
    }
}
