package dev.pgtrace.export;

import dev.pgtrace.model.Component;

/// The names that the style sheet has for components: one colour, one meaning.
final class ComponentClasses {
    private ComponentClasses() {}

    static String of(Component component) {
        return switch (component) {
            case CPU -> "cpu";
            case TIER1 -> "tier1";
            case TIER2 -> "tier2";
            case TIER3 -> "tier3";
            case READS_UNSPLIT -> "unsplit";
            case TEMP_IO -> "temp";
            case WAL_WRITES -> "wal";
            case LOCK_WAITS -> "lock";
            case OTHER_WAITS -> "other";
            case CLIENT -> "client";
            case UNACCOUNTED -> "unacc";
        };
    }
}
