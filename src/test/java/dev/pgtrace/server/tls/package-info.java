/// Encryption against real servers, with authorities of the tests' own.
@NullMarked
package dev.pgtrace.server.tls;

import org.jspecify.annotations.NullMarked;
