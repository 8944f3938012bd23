/// Settings that a recording writes to a server, and their way back. Whatever is written here is planned and shown
/// first, marked on the server, journalled on this machine, and undone by whoever still lives: the recorder, a guard
/// that runs in the server itself, or the next one who connects.
///
/// The guard is one pipelined batch sent ahead (wait loop, then the undoing), because a backend that runs a statement
/// does not notice that its client has died: it finishes the batch. The mark is a setting of its own,
/// `pgtrace.recording`, that holds the plan itself with the old values, so that a server can be cleaned from another
/// machine too. The journal covers what the guard cannot: a server that stops while a recording runs.
@NullMarked
package dev.pgtrace.server.capture.setting;

import org.jspecify.annotations.NullMarked;
