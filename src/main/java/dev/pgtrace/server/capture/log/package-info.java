/// Recording by the server's log: auto_explain and durations are switched on for some sessions, and the log is read
/// while it grows.
///
/// Libraries are loaded by defaults of roles or databases and settings of the server switch them on and off, because
/// a session keeps the defaults that it began with, but rereads the server's file at once. So that also the durations
/// of calls reach only sessions of the scope, the server's `log_statement_sample_rate` is 0 and theirs 1 while
/// `log_min_duration_sample` of the server is the switch.
@NullMarked
package dev.pgtrace.server.capture.log;

import org.jspecify.annotations.NullMarked;
