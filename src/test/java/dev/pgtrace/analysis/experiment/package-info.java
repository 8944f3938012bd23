@NullMarked
package dev.pgtrace.analysis.experiment;

import org.jspecify.annotations.NullMarked;
