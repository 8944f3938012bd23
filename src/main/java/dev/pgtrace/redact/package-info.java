/// Takes what is somebody's own out of a trace and leaves the measurements: the text is written anew with tokens in
/// place of literals, bind values, names, people and comments, so that the redacted trace reads and sums up as before.
///
/// **What is kept is what is known.** Figures, times, numbers of processes and blocks stay where a line is one that a
/// tracer prints. Words stay when they are PostgreSQL's (or Oracle's) own: keywords, built-in functions and types,
/// catalogs, settings, plan words, words of the server's messages ([dev.pgtrace.redact.KnownWords]). Everything else
/// becomes a token; of lines and records that nobody knows, all words and numbers do.
///
/// **Tokens** ([dev.pgtrace.redact.Tokens]) are the first bits of an HMAC-SHA-256 of the text under the seed: the same
/// text gives the same token, in this trace and in any other redacted with the seed, and without the seed nobody can
/// try out a dictionary. `n_…` is a name, `v_…` a value, `c_…` a comment, `u_ d_ a_ h_ f_` a user, database,
/// application, host and file, `x_…` anything else; numbers become numbers of 15 digits.
///
/// - [dev.pgtrace.redact.TraceRedactor] redacts a whole trace; [dev.pgtrace.redact.TextTrace] knows where SQL texts and
///   bind values stand in pg_trace's and Oracle's files, [dev.pgtrace.redact.RecordingTrace] walks through our own
///   recordings, whose texts carry their lengths.
/// - [dev.pgtrace.redact.RecordingRedactor] does so while a recording is being made: of a server log or a plan, whose
///   own text nobody knows the end of.
/// - [dev.pgtrace.redact.SqlRedactor], [dev.pgtrace.redact.PlanRedactor], [dev.pgtrace.redact.MessageRedactor] and
///   [dev.pgtrace.redact.LineRedactor] know what may stay in which kind of text.
///
/// Bytes are handled as they are, one character each: tokens are ASCII, so every encoding stays what it was.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.redact;
