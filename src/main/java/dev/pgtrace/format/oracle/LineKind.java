package dev.pgtrace.format.oracle;

/// What a line of a trace is, told by its first bytes.
enum LineKind {
    PARSING("PARSING IN CURSOR #"),
    PARSE_ERROR("PARSE ERROR #"),
    PARSE("PARSE #"),
    EXEC("EXEC #"),
    FETCH("FETCH #"),
    UNMAP("UNMAP #"),
    SORT_UNMAP("SORT UNMAP #"),
    CLOSE("CLOSE #"),
    WAIT("WAIT #"),
    STAT("STAT #"),
    BINDS("BINDS #"),
    ERROR("ERROR #"),
    XCTEND("XCTEND "),
    LOB("LOB"),
    /// Remote procedure calls of old versions, and names set by the application: nothing that is timed here.
    SILENT("RPC "),
    APPNAME("APPNAME "),
    RULE("====================="),
    STARS("*** "),
    BLANK(""),
    OTHER("");

    @SuppressWarnings("ImmutableEnumChecker") // never written
    private final byte[] prefix;

    LineKind(String prefix) {
        this.prefix = Ascii.bytes(prefix);
    }

    /// Bytes before the cursor number, or before the fields.
    int length() {
        return prefix.length;
    }

    /// Whether the line begins something new, so that an open text or list of binds ends before it.
    boolean isRecord() {
        return ordinal() <= RULE.ordinal();
    }

    static LineKind of(byte[] bytes, int from, int to) {
        if (from >= to) {
            return BLANK;
        }
        return switch (bytes[from]) {
            case 'W' -> numbered(WAIT, bytes, from, to);
            case 'F' -> numbered(FETCH, bytes, from, to);
            case 'P' -> parse(bytes, from, to);
            case 'E' -> either(EXEC, ERROR, bytes, from, to);
            case 'S' -> either(STAT, SORT_UNMAP, bytes, from, to);
            case 'C' -> numbered(CLOSE, bytes, from, to);
            case 'B' -> numbered(BINDS, bytes, from, to);
            case 'U' -> numbered(UNMAP, bytes, from, to);
            case 'L' -> isLob(bytes, from, to) ? LOB : OTHER;
            case 'X' -> plain(XCTEND, bytes, from, to);
            case 'R' -> plain(SILENT, bytes, from, to);
            case 'A' -> plain(APPNAME, bytes, from, to);
            case '=' -> plain(RULE, bytes, from, to);
            case '*' -> plain(STARS, bytes, from, to);
            default -> Ascii.skipBlanks(bytes, from, to) == to ? BLANK : OTHER;
        };
    }

    private static LineKind parse(byte[] bytes, int from, int to) {
        LineKind kind = either(PARSE, PARSE_ERROR, bytes, from, to);
        return kind == OTHER ? numbered(PARSING, bytes, from, to) : kind;
    }

    private static LineKind either(LineKind one, LineKind other, byte[] bytes, int from, int to) {
        LineKind kind = numbered(one, bytes, from, to);
        return kind == OTHER ? numbered(other, bytes, from, to) : kind;
    }

    private static LineKind numbered(LineKind kind, byte[] bytes, int from, int to) {
        int number = from + kind.prefix.length;
        return number < to && Ascii.startsWith(bytes, from, to, kind.prefix) && Ascii.isDigit(bytes[number])
                ? kind
                : OTHER;
    }

    private static LineKind plain(LineKind kind, byte[] bytes, int from, int to) {
        return Ascii.startsWith(bytes, from, to, kind.prefix) ? kind : OTHER;
    }

    /// `LOBREAD:`, `LOBTMPCREATE:` …
    private static boolean isLob(byte[] bytes, int from, int to) {
        if (!Ascii.startsWith(bytes, from, to, LOB.prefix)) {
            return false;
        }
        int at = from + LOB.prefix.length;
        while (at < to && bytes[at] >= 'A' && bytes[at] <= 'Z') {
            at++;
        }
        return at > from + LOB.prefix.length && at < to && bytes[at] == ':';
    }
}
