/// Tests of recording, against real servers.
@NullMarked
package dev.pgtrace.server.capture;

import org.jspecify.annotations.NullMarked;
