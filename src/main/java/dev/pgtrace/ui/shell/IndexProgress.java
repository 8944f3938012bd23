package dev.pgtrace.ui.shell;

import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.ui.kit.Messages;

/// How far an indexing is.
///
/// @param done         bytes as stored
/// @param total        bytes as stored, or -1 where not known
/// @param elapsedNanos since it began
record IndexProgress(long done, long total, long elapsedNanos) {
    static final IndexProgress START = new IndexProgress(0, -1, 0);

    /// 0 to 1, or -1 where the end is not known.
    double share() {
        return total <= 0 ? -1 : Math.min(1, (double) done / total);
    }

    /// `412 MB of 1.18 GB`.
    String amount() {
        return total <= 0
                ? Bytes.format(done)
                : Messages.get("status.progress.of", Bytes.format(done), Bytes.format(total));
    }

    /// `412 MB of 1.18 GB · 640 MB/s · 1.2 s left`.
    String text() {
        String amount = amount();
        if (elapsedNanos <= 0 || done <= 0) {
            return amount;
        }
        double bytesPerNano = (double) done / elapsedNanos;
        String rate = Messages.get("status.progress.rate", amount, Bytes.format((long) (bytesPerNano * 1e9)));
        if (total <= done) {
            return rate;
        }
        long leftMicros = (long) ((total - done) / bytesPerNano / 1000);
        return Messages.get("status.progress.left", rate, Durations.format(leftMicros));
    }
}
