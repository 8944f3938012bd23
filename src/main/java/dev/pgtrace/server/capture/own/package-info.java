/// Recording statements that we run ourselves: auto_explain is loaded while connecting and tells plans, calls, CPU and
/// physical reads in notices of that very connection. Nothing is written to the server. Or, where asked for, the
/// extension pg_trace traces the session, and its file is copied.
@NullMarked
package dev.pgtrace.server.capture.own;

import org.jspecify.annotations.NullMarked;
