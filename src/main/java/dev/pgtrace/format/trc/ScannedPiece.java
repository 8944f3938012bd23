package dev.pgtrace.format.trc;

/// A piece of a trace after scanning.
///
/// @param from       first byte
/// @param to         first byte behind it
/// @param firstParse number of the PARSE record that it starts with, or -1
/// @param guess      the state assumed at its start
/// @param exit       the state at its end
/// @param lines      newlines in it
/// @param lastEnd    end of its last line that is neither blank nor a separator, or -1
/// @param touchedEnd whether the answer could change if more bytes came
record ScannedPiece(
        long from,
        long to,
        long firstParse,
        ScanState guess,
        ScanState exit,
        RecordLog log,
        long lines,
        long lastEnd,
        boolean touchedEnd) {

    /// Whether a scan that comes to [#from] in this state would have read the piece the same way.
    boolean follows(ScanState state) {
        if (firstParse < 0) {
            return true; // it starts with a header, which forgets everything
        }
        return guess.rule() == state.rule() && state.accepts(firstParse);
    }
}
