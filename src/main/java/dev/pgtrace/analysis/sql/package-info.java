/// SQL as PostgreSQL's scanner sees it: tokens, the normalised text of a statement, and its fingerprint. Works on
/// bytes of any character set that contains ASCII, never fails, and knows no grammar beyond lists of constants.
///
/// **A change of what is folded, or how, changes fingerprints**, which stand in reports and are compared between
/// traces of different days. `SqlFingerprinterTest` pins some; changing them is a change of format.
@org.jspecify.annotations.NullMarked
package dev.pgtrace.analysis.sql;
