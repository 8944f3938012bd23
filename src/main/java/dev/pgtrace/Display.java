package dev.pgtrace;

import java.util.Map;

/// Whether a window can be opened at all, asked before the toolkit starts: on Linux it answers a missing display
/// with a stack trace.
final class Display {
    private Display() {}

    /// @param environment the variables of this process
    /// @param platform    the toolkit's platform when one is forced (`glass.platform`), else empty
    static boolean isAvailable(Map<String, String> environment, String platform) {
        boolean needsServer = System.getProperty("os.name", "").equals("Linux") && platform.isEmpty();
        return !needsServer || isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }
}
