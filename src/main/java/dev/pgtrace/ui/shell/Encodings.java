package dev.pgtrace.ui.shell;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The encodings that PostgreSQL databases are kept in, as far as this Java knows them.
final class Encodings {
    private Encodings() {}

    static List<Charset> offered() {
        return Stream.concat(
                        Stream.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1),
                        Stream.of(
                                        "windows-1252",
                                        "ISO-8859-15",
                                        "ISO-8859-2",
                                        "windows-1250",
                                        "windows-1251",
                                        "KOI8-R",
                                        "EUC-JP",
                                        "Shift_JIS",
                                        "GB18030",
                                        "EUC-KR",
                                        "Big5")
                                .filter(Charset::isSupported)
                                .map(Charset::forName))
                .toList();
    }
}
