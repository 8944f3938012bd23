package dev.pgtrace.cli.manual;

/// Text in roff, the language of manual pages. A line that begins with a dot or an apostrophe would be a command to it,
/// a backslash begins an escape, and a plain hyphen may be printed as one that cannot be searched for.
final class Roff {
    private final StringBuilder text = new StringBuilder();

    /// One request with its words, quoted.
    Roff request(String name, String... words) {
        text.append('.').append(name);
        for (String word : words) {
            text.append(" \"").append(escaped(word).replace("\"", "\\(dq")).append('"');
        }
        text.append('\n');
        return this;
    }

    Roff section(String title) {
        return request("SH", title);
    }

    /// A line that is filled with the ones around it.
    Roff line(String words) {
        if (!words.isEmpty()) {
            text.append(guarded(escaped(words))).append('\n');
        }
        return this;
    }

    /// Lines as they stand, in a fixed pitch.
    Roff verbatim(Iterable<String> lines) {
        text.append(".PP\n.nf\n");
        for (String each : lines) {
            text.append(guarded(escaped(each))).append('\n');
        }
        text.append(".fi\n");
        return this;
    }

    /// A tagged paragraph: what is described, in bold, and its text.
    Roff item(String tag, Iterable<String> lines) {
        text.append(".TP\n").append(guarded("\\fB" + escaped(tag) + "\\fR")).append('\n');
        for (String each : lines) {
            line(each.strip());
        }
        return this;
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\e").replace("-", "\\-");
    }

    private static String guarded(String line) {
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
