package dev.pgtrace.model;

import java.nio.charset.Charset;

/// Names that records mention: relations, indexes, node labels, wait events. Ids from 0; kept as the bytes of the
/// file.
public interface Names {
    int size();

    /// @return the name, undecodable bytes replaced
    String get(int id, Charset charset);
}
