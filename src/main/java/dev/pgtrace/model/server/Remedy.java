package dev.pgtrace.model.server;

/// Something that is missing, and what an administrator does about it.
///
/// @param missing     what is missing, a sentence
/// @param needed      whether the route does not work without it; else it makes the route better
/// @param sql         exactly what is run, several statements one after the other; empty where SQL cannot help
/// @param instruction where and as whom it is run, and what it takes: another database, a restart
public record Remedy(String missing, boolean needed, String sql, String instruction) {}
