/// Recording what a server does. A [dev.pgtrace.server.capture.CaptureDriver] is one way of it; each says beforehand
/// what it writes to the server and what its numbers are worth, and tells
/// [events][dev.pgtrace.model.event.TraceEvent] while it runs.
@NullMarked
package dev.pgtrace.server.capture;

import org.jspecify.annotations.NullMarked;
