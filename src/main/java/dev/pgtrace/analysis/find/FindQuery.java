package dev.pgtrace.analysis.find;

import java.util.EnumSet;
import java.util.Set;

/// What to look for.
///
/// @param text  taken literally; ASCII letters match in both cases
/// @param limit most hits to give, after which the search ends
public record FindQuery(String text, Set<FindKind> kinds, int limit) {
    /// Enough for stepping through, little enough to keep.
    public static final int STANDARD_LIMIT = 10_000;

    public FindQuery {
        kinds = Set.copyOf(kinds);
    }

    public static FindQuery everywhere(String text) {
        return new FindQuery(text, EnumSet.allOf(FindKind.class), STANDARD_LIMIT);
    }
}
