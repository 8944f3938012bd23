package dev.pgtrace.format;

import dev.pgtrace.model.Table;

/// Where a file tells an event. Everything but the first two may be [Table#MISSING].
///
/// @param offsetBytes of its record, or of the first of its records
/// @param line        of that, from 1; 0 where lines are not counted
/// @param sqlOffset   first byte of the SQL text
/// @param sqlBytes    length of that
/// @param binds       offset of the bind values
/// @param plan        offset of the plan
/// @param waits       offset of the waits
/// @param end         where the last of its records ends
public record EventPlace(
        long offsetBytes, long line, long sqlOffset, long sqlBytes, long binds, long plan, long waits, long end) {
    /// A record that is all there is.
    public static EventPlace of(long offsetBytes, long line, long end) {
        return new EventPlace(
                offsetBytes, line, Table.MISSING, Table.MISSING, Table.MISSING, Table.MISSING, Table.MISSING, end);
    }

    /// How far an offset is behind this place's, or missing.
    long forward(long offset) {
        return offset == Table.MISSING ? Table.MISSING : offset - offsetBytes;
    }

    /// How far an offset is before this place's, or missing.
    long back(long offset) {
        return offset == Table.MISSING ? Table.MISSING : offsetBytes - offset;
    }
}
