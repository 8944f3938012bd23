package dev.pgtrace.base.text;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Character sets by the names that PostgreSQL uses (`LATIN1`, `WIN1252`, `SQL_ASCII`) and those that Java knows.
public final class Encodings {
    private static final Map<String, String> BY_SERVER_NAME = Map.ofEntries(
            Map.entry("UTF8", "UTF-8"),
            Map.entry("UNICODE", "UTF-8"),
            // Bytes without a meaning: shown one by one.
            Map.entry("SQLASCII", "ISO-8859-1"),
            Map.entry("LATIN1", "ISO-8859-1"),
            Map.entry("LATIN2", "ISO-8859-2"),
            Map.entry("LATIN3", "ISO-8859-3"),
            Map.entry("LATIN4", "ISO-8859-4"),
            Map.entry("LATIN5", "ISO-8859-9"),
            Map.entry("LATIN7", "ISO-8859-13"),
            Map.entry("LATIN9", "ISO-8859-15"),
            Map.entry("LATIN10", "ISO-8859-16"),
            Map.entry("ISO88595", "ISO-8859-5"),
            Map.entry("ISO88596", "ISO-8859-6"),
            Map.entry("ISO88597", "ISO-8859-7"),
            Map.entry("ISO88598", "ISO-8859-8"),
            Map.entry("KOI8", "KOI8-R"),
            Map.entry("KOI8R", "KOI8-R"),
            Map.entry("KOI8U", "KOI8-U"),
            Map.entry("WIN866", "IBM866"),
            Map.entry("WIN874", "x-windows-874"),
            Map.entry("EUCJP", "EUC-JP"),
            Map.entry("EUCKR", "EUC-KR"),
            Map.entry("EUCCN", "GB2312"),
            Map.entry("EUCTW", "x-EUC-TW"),
            Map.entry("SJIS", "Shift_JIS"),
            Map.entry("UHC", "x-windows-949"),
            Map.entry("JOHAB", "x-Johab"));

    /// Names to offer, the usual ones first.
    public static final List<String> USUAL = List.of(
            "UTF8", "LATIN1", "LATIN9", "LATIN2", "WIN1250", "WIN1251", "WIN1252", "KOI8R", "EUC_JP", "SJIS", "GBK");

    private Encodings() {}

    /// The character set of a name, whatever its case, dashes and underscores; empty for a name nobody knows.
    public static Optional<Charset> named(String name) {
        String key = name.toUpperCase(Locale.ROOT).replace("-", "").replace("_", "");
        String wanted = BY_SERVER_NAME.getOrDefault(key, name);
        if (key.startsWith("WIN125") && key.length() == 7) {
            wanted = "windows-" + key.substring(3);
        }
        try {
            return Optional.of(Charset.forName(wanted));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
