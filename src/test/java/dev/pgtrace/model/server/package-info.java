@NullMarked
package dev.pgtrace.model.server;

import org.jspecify.annotations.NullMarked;
