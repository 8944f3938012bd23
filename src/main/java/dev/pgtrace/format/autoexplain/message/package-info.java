/// What the messages of a server say: durations, plans, usage statistics, lock waits, temporary files, failures.
///
/// Servers print them in the language of `lc_messages`. What has a form of its own (numbers, `$1 = `, braces, the
/// SQLSTATE) is recognised in any language, words in the languages listed here; the rest are notes.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.autoexplain.message;
