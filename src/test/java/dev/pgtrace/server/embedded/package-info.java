/// Tests of servers of our own: that they start as anybody and that nothing is left of them.
@NullMarked
package dev.pgtrace.server.embedded;

import org.jspecify.annotations.NullMarked;
