package dev.pgtrace.export;

import java.util.List;

/// The names that the style sheet has for variants. The first, which others are compared with, is grey; none has the
/// colour of a component.
final class VariantColors {
    private static final List<String> NAMES = List.of("va", "vb", "vc", "vd");

    private VariantColors() {}

    static String of(int variant) {
        return variant == 0 ? "va" : NAMES.get(1 + (variant - 1) % (NAMES.size() - 1));
    }
}
