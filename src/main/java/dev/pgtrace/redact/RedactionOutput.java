package dev.pgtrace.redact;

import java.io.IOException;

/// Where redacted bytes go.
@FunctionalInterface
public interface RedactionOutput {
    void write(byte[] bytes, int from, int length) throws IOException;
}
