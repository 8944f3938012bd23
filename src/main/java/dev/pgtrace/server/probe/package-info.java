/// What a server is, what a role may do there, and so what can be traced. Looks only: every check is a question of its
/// own, and nothing is written on the server.
@NullMarked
package dev.pgtrace.server.probe;

import org.jspecify.annotations.NullMarked;
