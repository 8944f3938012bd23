/// Encryption as libpq means it, for a driver that takes other files: PEM keys of all kinds, root certificates that
/// count as soon as they are there, revocation lists.
@NullMarked
package dev.pgtrace.server.tls;

import org.jspecify.annotations.NullMarked;
