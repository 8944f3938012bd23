package dev.pgtrace.format.autoexplain.pairing;

/// Where in the input an event is told; offsets of whole records, [dev.pgtrace.model.Table#MISSING] where there is
/// none.
///
/// @param first     its first record
/// @param end       behind its last record
/// @param sql       a record that has its SQL text
/// @param sqlLength length of that record
/// @param binds     the record that has its bind values
/// @param plan      the record that has its plan
/// @param waits     the first record of its waits
public record Places(long first, long end, long sql, long sqlLength, long binds, long plan, long waits) {}
