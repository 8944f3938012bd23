package dev.pgtrace.format.binary;

import java.io.IOException;

/// A block whose content is not what its header or its grammar says. Readers go without it.
final class DamagedBlock extends IOException {
    private static final long serialVersionUID = 1;

    DamagedBlock(String what) {
        super(what);
    }
}
