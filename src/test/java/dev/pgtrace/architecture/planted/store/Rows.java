package dev.pgtrace.architecture.planted.store;

/// What a reader must not know.
public final class Rows {
    public static final int LIMIT = Integer.parseInt("1");

    private Rows() {}
}
