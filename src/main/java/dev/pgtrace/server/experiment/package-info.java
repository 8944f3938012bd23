/// Experiments on a server: checks variants, runs them timed and without instruments, compares what they return, throws
/// their blocks out of the cache. Whatever they change or build is in transactions that are rolled back.
@NullMarked
package dev.pgtrace.server.experiment;

import org.jspecify.annotations.NullMarked;
