package dev.pgtrace.model;

/// Who a session belongs to. Empty texts are not known.
///
/// @param pid         process id, or -1
/// @param startMicros when the backend started, microseconds since 1970 UTC, or -1; with the pid it names a backend
/// @param user        role
/// @param database    name
/// @param application `application_name`, which may change during a session
/// @param client      address, `local`, or empty
public record Backend(long pid, long startMicros, String user, String database, String application, String client) {
    public static final Backend UNKNOWN = new Backend(-1, -1, "", "", "", "");
}
