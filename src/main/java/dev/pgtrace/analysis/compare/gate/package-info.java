/// Rules that a comparison must keep, as a build server checks them: `p95 > +20%`, `plan-flip`.
@NullMarked
package dev.pgtrace.analysis.compare.gate;

import org.jspecify.annotations.NullMarked;
