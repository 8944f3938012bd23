/// The vocabulary of servers: addresses and profiles, sessions, and what a probe found. Records only, no input or
/// output, and never a password save in [dev.pgtrace.model.server.Secret].
@org.jspecify.annotations.NullMarked
package dev.pgtrace.model.server;
