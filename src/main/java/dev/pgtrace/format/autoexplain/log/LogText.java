package dev.pgtrace.format.autoexplain.log;

/// The parts of a [LogRecord] that are texts.
public enum LogText {
    USER,
    DATABASE,
    SESSION_ID,
    TAG,
    VIRTUAL_XID,
    SEVERITY,
    SQL_STATE,
    MESSAGE,
    DETAIL,
    HINT,
    CONTEXT,
    STATEMENT,
    APPLICATION,
    BACKEND_TYPE,
    CLIENT,
    LOCATION
}
