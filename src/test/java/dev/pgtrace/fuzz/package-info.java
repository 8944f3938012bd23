/// Fuzzing: whatever bytes a file holds, reading neither fails nor hangs. `./pgtrace verify` fuzzes each target for
/// half a minute; longer by hand: `./pgtrace verify -Dtest=SqlLexerFuzzTest -Dfuzz.duration=8h
/// -Dsurefire.failIfNoSpecifiedTests=false`. A finding is written to `src/test/resources/dev/pgtrace/fuzz/…Inputs/`
/// and from then on is tried first.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.fuzz;
