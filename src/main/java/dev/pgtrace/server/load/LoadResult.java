package dev.pgtrace.server.load;

/// What a load has done.
///
/// @param transactions that were committed
/// @param perSecond    without the time to connect
public record LoadResult(long transactions, double perSecond) {}
