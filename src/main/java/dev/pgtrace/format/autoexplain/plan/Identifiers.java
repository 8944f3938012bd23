package dev.pgtrace.format.autoexplain.plan;

/// `schema.name alias` as EXPLAIN prints it, quotes taken off; parts that are not there are empty.
record Identifiers(String schema, String name, String alias) {
    static Identifiers of(String text) {
        int dot = end(text, 0, '.');
        int blank = end(text, 0, ' ');
        String schema = "";
        int from = 0;
        if (dot < blank) {
            schema = unquoted(text.substring(0, dot));
            from = dot + 1;
            blank = end(text, from, ' ');
        }
        String alias = blank < text.length() ? unquoted(text.substring(blank + 1)) : "";
        return new Identifiers(schema, unquoted(text.substring(from, blank)), alias);
    }

    static String unquoted(String name) {
        boolean quoted = name.length() >= 2 && name.charAt(0) == '"' && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    /// Where the character stands outside quotes, or the end.
    private static int end(String text, int from, char wanted) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == wanted && !quoted) {
                return i;
            }
        }
        return text.length();
    }
}
