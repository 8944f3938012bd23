/// Tests against real servers, and what they share: [dev.pgtrace.server.TestServer].
@NullMarked
package dev.pgtrace.server;

import org.jspecify.annotations.NullMarked;
