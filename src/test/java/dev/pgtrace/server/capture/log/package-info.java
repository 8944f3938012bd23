/// Tests of recording, against real servers.
@NullMarked
package dev.pgtrace.server.capture.log;

import org.jspecify.annotations.NullMarked;
