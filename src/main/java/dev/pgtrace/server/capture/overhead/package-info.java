/// What a recording costs: by how much the recorded statements become slower while it is on, estimated from
/// `pg_stat_statements` on a connection of its own.
@NullMarked
package dev.pgtrace.server.capture.overhead;

import org.jspecify.annotations.NullMarked;
