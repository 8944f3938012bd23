package dev.pgtrace.base.sql;

import java.util.Locale;

/// One statement of a script.
///
/// @param text   without the semicolon and the white space and comments around it
/// @param offset of its first character in the script
/// @param line   of that, from 1
public record ScriptStatement(String text, int offset, int line) {
    /// Its first word in upper case: `SELECT`; empty where it begins otherwise.
    public String verb() {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toUpperCase(Locale.ROOT);
    }
}
