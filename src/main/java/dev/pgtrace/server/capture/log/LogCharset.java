package dev.pgtrace.server.capture.log;

import dev.pgtrace.server.capture.ServerFacts;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;

/// The encoding of a log. Each backend writes in that of its database; the one that we are connected to stands for
/// all, and what does not fit it is shown with replacement characters.
final class LogCharset {
    private static final Map<String, String> JAVA_NAMES = Map.ofEntries(
            Map.entry("SQL_ASCII", "UTF-8"),
            Map.entry("UTF8", "UTF-8"),
            Map.entry("LATIN1", "ISO-8859-1"),
            Map.entry("LATIN2", "ISO-8859-2"),
            Map.entry("LATIN5", "ISO-8859-9"),
            Map.entry("LATIN9", "ISO-8859-15"),
            Map.entry("WIN1250", "windows-1250"),
            Map.entry("WIN1251", "windows-1251"),
            Map.entry("WIN1252", "windows-1252"),
            Map.entry("KOI8R", "KOI8-R"),
            Map.entry("EUC_JP", "EUC-JP"),
            Map.entry("EUC_KR", "EUC-KR"),
            Map.entry("EUC_CN", "GB2312"));

    private LogCharset() {}

    static Charset of(ServerFacts facts) {
        String name = JAVA_NAMES.getOrDefault(facts.setting("server_encoding"), "UTF-8");
        try {
            return Charset.forName(name);
        } catch (UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
