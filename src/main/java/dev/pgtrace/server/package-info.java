/// PostgreSQL servers: connecting, probing, their sessions, and the demo server. The only package that speaks JDBC.
/// What it tells others stands in `model.server` and `model.event`.
@NullMarked
package dev.pgtrace.server;

import org.jspecify.annotations.NullMarked;
