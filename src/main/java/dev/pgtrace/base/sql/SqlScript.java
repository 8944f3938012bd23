package dev.pgtrace.base.sql;

import dev.pgtrace.base.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Splits a script into its statements, as psql does, but for psql's own commands: a backslash outside of quotes is
/// refused. Semicolons inside parentheses (rules) and inside the bodies of SQL functions (`BEGIN ATOMIC … END`) do not
/// end a statement.
public final class SqlScript {
    private final String script;
    private final Quoted quoted;
    private final List<ScriptStatement> statements = new ArrayList<>();
    private int line = 1;
    private int counted;
    private int start = -1;
    private int lastEnd;
    private int parentheses;
    private int bodies;
    private final List<String> firstWords = new ArrayList<>();

    private SqlScript(String script) {
        this.script = script;
        this.quoted = new Quoted(script);
    }

    /// The statements in order; empty ones are left out.
    ///
    /// @throws ScriptException for a string or comment without end, and for commands of psql
    public static List<ScriptStatement> split(String script) throws ScriptException {
        SqlScript splitter = new SqlScript(script);
        splitter.split();
        return List.copyOf(splitter.statements);
    }

    private void split() throws ScriptException {
        int i = 0;
        while (i < script.length()) {
            char c = script.charAt(i);
            if (quoted.begins(i)) {
                i = piece(i);
            } else if (c == ';' && parentheses <= 0 && bodies == 0) {
                finish();
                i++;
            } else if (c == '\\') {
                throw new ScriptException(line(i), Texts.get("base.script.backslash"));
            } else if (Character.isLetter(c)) {
                i = word(i);
            } else {
                other(c, i);
                i++;
            }
        }
        finish();
    }

    private int piece(int at) throws ScriptException {
        int end = quoted.end(at);
        if (end < 0) {
            throw new ScriptException(
                    line(at), quoted.isComment(at) ? Texts.get("base.script.comment") : Texts.get("base.script.quote"));
        }
        if (!quoted.isComment(at)) {
            token(at, end);
        }
        return end;
    }

    private int word(int at) {
        int end = at;
        while (end < script.length() && quoted.isWord(end)) {
            end++;
        }
        // The letter of E'..' belongs to the string after it, which is found next.
        token(at, end);
        String word = script.substring(at, end).toUpperCase(Locale.ROOT);
        if (firstWords.size() < 4) {
            firstWords.add(word);
        }
        if (createsFunction()) {
            countBodies(word);
        }
        return end;
    }

    private void countBodies(String word) {
        switch (word) {
            case "BEGIN" -> bodies++;
            case "CASE" -> bodies += bodies > 0 ? 1 : 0;
            case "END" -> bodies -= bodies > 0 ? 1 : 0;
            default -> {}
        }
    }

    private boolean createsFunction() {
        if (firstWords.isEmpty() || !firstWords.getFirst().equals("CREATE")) {
            return false;
        }
        int at = firstWords.size() > 2 && firstWords.get(1).equals("OR") ? 3 : 1;
        return firstWords.size() > at
                && (firstWords.get(at).equals("FUNCTION") || firstWords.get(at).equals("PROCEDURE"));
    }

    private void other(char c, int at) {
        if (c == '(') {
            parentheses++;
        } else if (c == ')') {
            parentheses--;
        }
        if (!Character.isWhitespace(c)) {
            token(at, at + 1);
        }
    }

    private void token(int from, int to) {
        if (start < 0) {
            start = from;
        }
        lastEnd = to;
    }

    private void finish() {
        if (start >= 0) {
            statements.add(new ScriptStatement(script.substring(start, lastEnd), start, line(start)));
        }
        start = -1;
        parentheses = 0;
        bodies = 0;
        firstWords.clear();
    }

    /// Places come in order.
    private int line(int at) {
        for (; counted < at; counted++) {
            if (script.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }
}
