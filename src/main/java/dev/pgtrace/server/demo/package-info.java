/// The demo: an embedded PostgreSQL with a small shop and a workload that has real problems in it.
@NullMarked
package dev.pgtrace.server.demo;

import org.jspecify.annotations.NullMarked;
