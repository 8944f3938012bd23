package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.Recording;
import java.nio.charset.StandardCharsets;

/// Writes the header of a file.
final class HeaderText {
    static final String STARS = "*".repeat(71);
    static final String TITLE = "*** pgtrace recording, version ";
    static final int VERSION = 1;

    private HeaderText() {}

    /// @param part which file of a recording it is, from 1
    static void write(Output out, Recording recording, int part) {
        out.add(STARS).line();
        out.add(TITLE).number(VERSION).line();
        text(out, "Writer", recording.writer());
        text(out, "Server", recording.server());
        text(out, "Server version", recording.serverVersion());
        out.add("*** Route: ").add(recording.route().name()).line();
        text(out, "Scope", recording.scope());
        if (recording.startMicros() >= 0) {
            out.add("*** Started:").time("at", recording.startMicros()).line();
        }
        out.add("*** Part: ").number(part).line();
        recording.settings().forEach((name, value) -> out.add("*** Setting: ")
                .text(name)
                .add(" = ")
                .text(value)
                .line());
        recording.fidelity().forEach(sentence -> text(out, "Fidelity", sentence));
        out.add(STARS).line();
    }

    private static void text(Output out, String name, String value) {
        out.add("*** ").add(name).add(": ").text(value).line();
    }

    /// The bytes that every file of this dialect starts with.
    static byte[] magic() {
        return (STARS + "\n" + TITLE).getBytes(StandardCharsets.US_ASCII);
    }
}
