/// Tests of recording, against real servers.
@NullMarked
package dev.pgtrace.server.capture.sample;

import org.jspecify.annotations.NullMarked;
