package dev.pgtrace.redact;

import dev.pgtrace.base.TraceException;

/// The text of a recording, or a piece of it.
interface RecordingBytes {
    long size();

    /// @return how many bytes were copied
    int copy(long from, byte[] into) throws TraceException;
}
