package dev.pgtrace.server.address;

import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.AddressSyntaxException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;

/// `postgresql://user:password@host1:5432,[::1]:5433/database?sslmode=require`, and JDBC's form of it. The parts
/// keep their places, for messages.
final class ConnectionUri {
    private static final String JDBC = "jdbc:postgresql:";

    private final String text;
    private final boolean jdbc;
    private final Said said = new Said();
    private int at;

    private ConnectionUri(String text, boolean jdbc) {
        this.text = text;
        this.jdbc = jdbc;
    }

    static boolean isUri(String text) {
        return text.startsWith("postgresql://") || text.startsWith("postgres://") || isJdbc(text);
    }

    private static boolean isJdbc(String text) {
        return text.startsWith(JDBC);
    }

    static Said read(String text) throws AddressSyntaxException {
        ConnectionUri uri = new ConnectionUri(text, isJdbc(text));
        uri.parts();
        return uri.said;
    }

    private void parts() throws AddressSyntaxException {
        if (jdbc) {
            at = JDBC.length();
            if (text.startsWith("//", at)) {
                at += 2;
                hosts();
            } else if (text.startsWith("/", at)) {
                database(at + 1);
            } else {
                database(at);
            }
        } else {
            at = text.indexOf("://") + 3;
            login();
            hosts();
        }
        if (at < text.length() && text.charAt(at) == '/') {
            database(at + 1);
        }
        if (at < text.length() && text.charAt(at) == '?') {
            parameters();
        }
    }

    /// `user:password@`; libpq ends it at the first `@` before a slash.
    private void login() throws AddressSyntaxException {
        int end = at;
        while (end < text.length() && "@/?".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '@') {
            return;
        }
        int colon = text.indexOf(':', at);
        if (colon >= 0 && colon < end) {
            said.put("user", decoded(at, colon), at + 1);
            said.put("password", decoded(colon + 1, end), colon + 2);
        } else {
            said.put("user", decoded(at, end), at + 1);
        }
        at = end + 1;
    }

    private void hosts() throws AddressSyntaxException {
        int start = at;
        StringJoiner hosts = new StringJoiner(",");
        StringJoiner ports = new StringJoiner(",");
        while (true) {
            hosts.add(host());
            ports.add(port());
            if (at >= text.length() || text.charAt(at) != ',') {
                break;
            }
            at++;
        }
        said.put("host", hosts.toString().replace(",", "").isEmpty() ? "" : hosts.toString(), start + 1);
        said.put("port", ports.toString().replace(",", "").isEmpty() ? "" : ports.toString(), start + 1);
    }

    private String host() throws AddressSyntaxException {
        int start = at;
        if (at < text.length() && text.charAt(at) == '[') {
            int end = text.indexOf(']', at);
            if (end < 0) {
                throw new AddressSyntaxException(start + 1, Texts.get("server.address.bracket"));
            }
            if (end == start + 1) {
                throw new AddressSyntaxException(start + 1, Texts.get("server.address.brackets"));
            }
            at = end + 1;
            if (at < text.length() && ":,/?".indexOf(text.charAt(at)) < 0) {
                throw new AddressSyntaxException(at + 1, Texts.get("server.address.afterBracket"));
            }
            return decoded(start + 1, end);
        }
        while (at < text.length() && ":,/?".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '@') {
                throw new AddressSyntaxException(
                        at + 1, jdbc ? Texts.get("server.address.jdbcUser") : Texts.get("server.address.secondAt"));
            }
            at++;
        }
        return decoded(start, at);
    }

    private String port() throws AddressSyntaxException {
        if (at >= text.length() || text.charAt(at) != ':') {
            return "";
        }
        int start = ++at;
        while (at < text.length() && ",/?".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String port = decoded(start, at);
        if (!port.isEmpty() && !AddressReader.isPort(port)) {
            throw new AddressSyntaxException(start + 1, Texts.get("server.address.portOrPassword"));
        }
        return port;
    }

    private void database(int start) throws AddressSyntaxException {
        int end = text.indexOf('?', start);
        at = end < 0 ? text.length() : end;
        said.put("dbname", decoded(start, at), start + 1);
    }

    private void parameters() throws AddressSyntaxException {
        at++;
        while (at < text.length()) {
            int next = text.indexOf('&', at);
            int end = next < 0 ? text.length() : next;
            int equals = text.indexOf('=', at);
            if (equals < 0 || equals >= end) {
                throw new AddressSyntaxException(at + 1, Texts.get("server.address.parameterEquals"));
            }
            String name = decoded(at, equals);
            String value = decoded(equals + 1, end);
            if (jdbc) {
                JdbcParameters.put(said, name, value, equals + 2);
            } else {
                parameter(name, value, at + 1, equals + 2);
            }
            at = next < 0 ? text.length() : next + 1;
        }
    }

    private void parameter(String name, String value, int nameColumn, int valueColumn) throws AddressSyntaxException {
        if (name.equals("ssl") && value.equals("true")) {
            said.put("sslmode", "require", valueColumn);
            return;
        }
        Keyword keyword = Keyword.of(name)
                .orElseThrow(() -> new AddressSyntaxException(
                        nameColumn, Texts.get("server.address.parameter", Keyword.hint(name))));
        said.put(keyword.name(), value, valueColumn);
    }

    private String decoded(int from, int to) throws AddressSyntaxException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = digit(i + 1, to);
                int low = digit(i + 2, to);
                if (high < 0 || low < 0 || (high == 0 && low == 0)) {
                    throw new AddressSyntaxException(i + 1, Texts.get("server.address.hex"));
                }
                bytes.write(high << 4 | low);
                i += 3;
            } else if (c == '+' && jdbc) {
                bytes.write(' ');
                i++;
            } else {
                int point = text.codePointAt(i);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(point);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AddressSyntaxException(from + 1, Texts.get("server.address.utf8"));
        }
    }

    private int digit(int index, int to) {
        return index < to ? Character.digit(text.charAt(index), 16) : -1;
    }
}
