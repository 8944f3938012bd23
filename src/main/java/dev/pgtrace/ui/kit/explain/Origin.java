package dev.pgtrace.ui.kit.explain;

/// Where figures of a kind come from.
///
/// @param source who measured or computed them, and in which field of the file they stand
/// @param doubt  what would make them wrong
/// @param term   the entry of the glossary that tells more
/// @param known  how such figures are known, where none of the words for figures of a trace says it; else empty
public record Origin(String source, String doubt, String term, String known) {}
