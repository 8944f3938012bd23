/// Recording from outside, without any log: `pg_stat_activity` is looked at again and again, and on Linux what the
/// kernel counts for a process. What is shorter than the interval is seen by chance only; nothing here is called exact.
@NullMarked
package dev.pgtrace.server.capture.sample;

import org.jspecify.annotations.NullMarked;
