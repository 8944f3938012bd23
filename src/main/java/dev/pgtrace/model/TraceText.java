package dev.pgtrace.model;

import dev.pgtrace.base.TraceException;
import java.util.List;

/// Texts and details that stay in the file, decoded on demand. Every method may read from disk: not for the
/// window's thread. After [#close] every method throws [TraceException].
public interface TraceText extends AutoCloseable {
    /// The SQL text of a cursor, as printed; empty where the file has none.
    String sql(Trace trace, int cursor) throws TraceException;

    /// Binds, plan and waits of an execution, as the file has them.
    ExecutionDetail detail(Trace trace, int execution) throws TraceException;

    /// The binds of an execution alone, as [#detail] has them.
    default List<ExecutionDetail.Bind> binds(Trace trace, int execution) throws TraceException {
        return detail(trace, execution).binds();
    }

    /// Raw text. A part beyond the end is left out.
    ///
    /// @param length bytes, at most 16 MiB
    String raw(long offsetBytes, int length) throws TraceException;

    /// Copies raw bytes; returns how many there were.
    int bytes(long offsetBytes, byte[] into) throws TraceException;

    /// Copies up to `count` raw bytes to a place in an array; returns how many there were.
    default int bytes(long offsetBytes, byte[] into, int at, int count) throws TraceException {
        byte[] some = new byte[count];
        int there = bytes(offsetBytes, some);
        System.arraycopy(some, 0, into, at, there);
        return there;
    }

    /// Bytes of text there are.
    long size();

    @Override
    void close();
}
