/// Tests of recording, against real servers.
@NullMarked
package dev.pgtrace.server.capture.setting;

import org.jspecify.annotations.NullMarked;
