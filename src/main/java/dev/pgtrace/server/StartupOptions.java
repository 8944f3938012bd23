package dev.pgtrace.server;

import java.util.Map;

/// The text of `options`: settings of a session, sent while connecting.
final class StartupOptions {
    private StartupOptions() {}

    /// The user's own options, then ours: the last one counts.
    static String of(String options, Map<String, String> settings) {
        StringBuilder text = new StringBuilder(options);
        settings.forEach((name, value) -> {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append("-c ").append(escaped(name)).append('=').append(escaped(value));
        });
        return text.toString();
    }

    /// The server splits at white space and takes a backslash away from before any character.
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || Character.isWhitespace(c)) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return escaped.toString();
    }
}
