package dev.pgtrace.format.autoexplain.log;

/// A message of a call that took some time: `duration: 0.026 ms  execute S_1/C_2: select ..`.
///
/// @param word          `statement`, `parse`, `bind` or `execute`
/// @param elapsedMicros how long it took
/// @param name          of statement and portal; empty for a statement
/// @param sql           its text
public record LoggedCall(String word, long elapsedMicros, String name, String sql) {}
