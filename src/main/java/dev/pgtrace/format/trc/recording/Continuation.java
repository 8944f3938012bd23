package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.text.KeptTexts;
import org.jspecify.annotations.Nullable;

/// Where a recording goes on when a file of it has ended.
final class Continuation {
    private HeaderReader.@Nullable Header header;
    private String next = "";
    private boolean gone;

    /// A header: of the first file, of the one that was gone on to, or of one that was appended.
    ///
    /// @return false where the file that was gone on to is of another recording
    boolean header(HeaderReader.Header found) {
        boolean follows = !gone || header == null || found.follows(header);
        header = found;
        gone = false;
        if (follows) {
            next = "";
        }
        return follows;
    }

    boolean hasHeader() {
        return header != null;
    }

    /// A footer.
    ///
    /// @param nextFile name of the file that the recording goes on in, or empty
    void footer(String nextFile) {
        next = nextFile;
    }

    /// Whatever else comes: what the footer says no longer counts.
    void record() {
        next = "";
    }

    /// Name of the file that the recording goes on in, or empty.
    String next() {
        return next;
    }

    /// The file has been gone on to: its header is the next that is read.
    void went() {
        gone = true;
    }

    /// Whether a file was gone on to and its header is still to come.
    boolean isAtStart() {
        return gone;
    }

    /// Why the recording is not whole.
    String missing() {
        return KeptTexts.of("kept.issue.continuation", next);
    }
}
