/// Vocabulary for loads that are run to measure the product.
@NullMarked
package dev.pgtrace.model.load;

import org.jspecify.annotations.NullMarked;
