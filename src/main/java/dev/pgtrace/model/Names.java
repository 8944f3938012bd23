package dev.pgtrace.model;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Names that records mention: relations, indexes, node labels, wait events. Ids from 0; kept as the bytes of the
/// file.
public interface Names {
    int size();

    /// @return the name, undecodable bytes replaced
    String get(int id, Charset charset);

    /// The bytes of a name as the file has them: every byte is a character of Latin-1.
    default byte[] bytes(int id) {
        return get(id, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    }
}
