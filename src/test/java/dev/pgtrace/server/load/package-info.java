/// Tests of the loads that measurements use.
@NullMarked
package dev.pgtrace.server.load;

import org.jspecify.annotations.NullMarked;
