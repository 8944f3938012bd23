package dev.pgtrace.format.autoexplain.message;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import java.util.Map;

/// Severities in English, from what servers print in their language.
public final class Severity {
    private static final String USUAL = "LOG";
    private static final Map<String, String> ENGLISH = Words.inBothEncodings(Map.ofEntries(
            Map.entry("FEHLER", "ERROR"),
            Map.entry("WARNUNG", "WARNING"),
            Map.entry("HINWEIS", "NOTICE"),
            Map.entry("PANIK", "PANIC"),
            Map.entry("ERREUR", "ERROR"),
            Map.entry("ATTENTION", "WARNING"),
            Map.entry("FATALE", "FATAL"),
            Map.entry("ERRORE", "ERROR"),
            Map.entry("ATTENZIONE", "WARNING"),
            Map.entry("AVVISO", "WARNING"),
            Map.entry("ERRO", "ERROR"),
            Map.entry("AVISO", "WARNING"),
            Map.entry("ADVERTENCIA", "WARNING"),
            Map.entry("ОШИБКА", "ERROR"),
            Map.entry("ВАЖНО", "FATAL"),
            Map.entry("ПРЕДУПРЕЖДЕНИЕ", "WARNING"),
            Map.entry("СООБЩЕНИЕ", "LOG"),
            Map.entry("ПАНИКА", "PANIC"),
            Map.entry("BŁĄD", "ERROR"),
            Map.entry("KATASTROFALNY", "FATAL"),
            Map.entry("OSTRZEŻENIE", "WARNING"),
            Map.entry("FEL", "ERROR"),
            Map.entry("FATALT", "FATAL"),
            Map.entry("VARNING", "WARNING"),
            Map.entry("LOGG", "LOG"),
            Map.entry("エラー", "ERROR"),
            Map.entry("警告", "WARNING"),
            Map.entry("ログ", "LOG"),
            Map.entry("错误", "ERROR"),
            Map.entry("日志", "LOG"),
            Map.entry("致命错误", "FATAL"),
            Map.entry("오류", "ERROR"),
            Map.entry("경고", "WARNING"),
            Map.entry("로그", "LOG"),
            Map.entry("치명적오류", "FATAL")));

    private Severity() {}

    public static String english(String printed) {
        return printed.equals(USUAL) ? USUAL : ENGLISH.getOrDefault(printed, printed);
    }

    /// Whether the record tells a failure: by its SQLSTATE where there is one, as that has no language.
    static boolean isFailure(LogRecord record) {
        String state = record.sqlState();
        String severity = english(record.severity());
        boolean bad = severity.equals("ERROR") || severity.equals("FATAL") || severity.equals("PANIC");
        if (state.length() == 5) {
            boolean fine = state.startsWith("00") || state.startsWith("01") || state.startsWith("02");
            return !fine && (bad || !known(severity));
        }
        return bad;
    }

    private static boolean known(String severity) {
        return switch (severity) {
            case "LOG", "WARNING", "NOTICE", "INFO", "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5" -> true;
            default -> false;
        };
    }
}
