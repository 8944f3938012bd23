package dev.pgtrace.architecture.planted.format.trc;

import dev.pgtrace.architecture.planted.store.Rows;

/// Wrong direction: a format uses the store.
final class Reader {
    int limit() {
        return Rows.LIMIT;
    }
}
