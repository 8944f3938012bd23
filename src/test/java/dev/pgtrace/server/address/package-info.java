@NullMarked
package dev.pgtrace.server.address;

import org.jspecify.annotations.NullMarked;
