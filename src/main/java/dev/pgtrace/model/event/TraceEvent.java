package dev.pgtrace.model.event;

/// One thing that happened on a traced server. Times are microseconds since 1970 UTC by the server's clock, blocks
/// are the server's (8 kB). A number that is not known is [dev.pgtrace.model.Table#MISSING], never 0.
public sealed interface TraceEvent permits ExecutionEvent, WaitEvent, SettingEvent, GapEvent, NoteEvent {
    /// When it ended or was noticed.
    long atMicros();
}
