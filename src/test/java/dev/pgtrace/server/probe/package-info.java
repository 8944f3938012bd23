/// What a probe says, held against what a role can then really do.
@NullMarked
package dev.pgtrace.server.probe;

import org.jspecify.annotations.NullMarked;
