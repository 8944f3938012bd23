/// Tests of recording, against real servers.
@NullMarked
package dev.pgtrace.server.capture.overhead;

import org.jspecify.annotations.NullMarked;
