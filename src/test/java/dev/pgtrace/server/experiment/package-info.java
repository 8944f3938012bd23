/// Tests of experiments on real servers.
@NullMarked
package dev.pgtrace.server.experiment;

import org.jspecify.annotations.NullMarked;
