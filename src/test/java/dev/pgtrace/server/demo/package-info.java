/// Tests of the demo server, on a running one.
@NullMarked
package dev.pgtrace.server.demo;

import org.jspecify.annotations.NullMarked;
