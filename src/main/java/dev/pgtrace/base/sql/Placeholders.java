package dev.pgtrace.base.sql;

import java.util.ArrayList;
import java.util.List;

/// A statement with PostgreSQL's `$1` made into one with JDBC's `?`, and question marks that are operators doubled.
///
/// @param text    for a prepared statement of JDBC
/// @param order   number of the parameter at each place, from 1; a number may come again
/// @param highest number, or 0 where there are none
public record Placeholders(String text, List<Integer> order, int highest) {
    private static final int MOST_DIGITS = 5;

    public Placeholders {
        order = List.copyOf(order);
    }

    public static Placeholders of(String statement) {
        Quoted quoted = new Quoted(statement);
        StringBuilder text = new StringBuilder(statement.length() + 16);
        List<Integer> order = new ArrayList<>();
        int i = 0;
        while (i < statement.length()) {
            char c = statement.charAt(i);
            if (quoted.begins(i)) {
                int end = quoted.end(i);
                end = end < 0 ? statement.length() : end;
                text.append(statement, i, end);
                i = end;
            } else if (c == '?') {
                text.append("??");
                i++;
            } else if (c == '$' && digits(statement, i + 1) > 0 && (i == 0 || !quoted.isWord(i - 1))) {
                int count = digits(statement, i + 1);
                order.add(Integer.parseInt(statement.substring(i + 1, i + 1 + count)));
                text.append('?');
                i += 1 + count;
            } else {
                text.append(c);
                i++;
            }
        }
        return new Placeholders(
                text.toString(),
                order,
                order.stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    /// How the server sees the statement: with a number for each place.
    public String numbered() {
        StringBuilder numbered = new StringBuilder();
        Quoted quoted = new Quoted(text);
        int next = 1;
        int i = 0;
        while (i < text.length()) {
            if (quoted.begins(i)) {
                int end = quoted.end(i);
                end = end < 0 ? text.length() : end;
                numbered.append(text, i, end);
                i = end;
            } else if (text.startsWith("??", i)) {
                numbered.append('?');
                i += 2;
            } else if (text.charAt(i) == '?') {
                numbered.append('$').append(next++);
                i++;
            } else {
                numbered.append(text.charAt(i));
                i++;
            }
        }
        return numbered.toString();
    }

    private static int digits(String text, int at) {
        int count = 0;
        while (at + count < text.length() && Character.isDigit(text.charAt(at + count)) && count < MOST_DIGITS) {
            count++;
        }
        return count;
    }
}
