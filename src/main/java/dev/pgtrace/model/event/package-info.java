/// What a recorder tells of a running server and a log tells of one that ran: one event at a time, each complete in
/// itself. Whoever captures makes them, `format.trc` writes them into a file.
@NullMarked
package dev.pgtrace.model.event;

import org.jspecify.annotations.NullMarked;
