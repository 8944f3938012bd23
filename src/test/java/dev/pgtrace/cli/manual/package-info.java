@NullMarked
package dev.pgtrace.cli.manual;

import org.jspecify.annotations.NullMarked;
