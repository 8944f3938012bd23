/// PostgreSQL servers of our own: unpacked from a library, started on loopback, and gone without a trace when their
/// owner is gone, however it ended. Knows no JDBC and no workload.
@NullMarked
package dev.pgtrace.server.embedded;

import org.jspecify.annotations.NullMarked;
