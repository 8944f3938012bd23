/// A load for measurements: the tables and statements of pgbench on a server of our own, run by pgbench where it is
/// installed and by connections of ours elsewhere.
@NullMarked
package dev.pgtrace.server.load;

import org.jspecify.annotations.NullMarked;
