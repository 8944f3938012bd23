/// Puts the records of sessions together into executions.
///
/// A statement of the extended protocol is told in pieces: PARSE, BIND, EXECUTE and FETCH lines, each perhaps with
/// usage statistics behind it, and a plan. The plan of a statement that returns rows comes when its portal is
/// dropped: after the EXECUTE line, within the next message, or at COMMIT; that of others before the EXECUTE line, as
/// in the simple protocol. So a plan goes to the oldest execution without one that has its text (and its parameters,
/// where both tell them), else it waits for the line of its own. Lines of a portal are never looked for behind the
/// BIND of the next one, since that drops it.
///
/// Plans of nested statements come before the statement that they ran in. Their CONTEXT is the stack: one ran inside
/// another if its stack goes on where the other's ends. What is left runs in the next message that ends.
///
/// Times of logs have milliseconds: a call began its duration before its record, but not before the call before it
/// had ended.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.format.autoexplain.pairing;
