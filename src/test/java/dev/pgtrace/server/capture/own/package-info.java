/// Tests of recording, against real servers.
@NullMarked
package dev.pgtrace.server.capture.own;

import org.jspecify.annotations.NullMarked;
