package dev.pgtrace.source;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Copies parts of a text that comes in [Frames]. The pieces read last are kept, a few megabytes. Thread-safe.
public final class FrameReader {
    private static final int KEPT_BYTES = 16 << 20;

    private final Frames frames;
    private final Map<Integer, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long keptBytes;
    private boolean damaged;

    public FrameReader(Frames frames) {
        this.frames = frames;
    }

    /// Whether a piece could not be read so far.
    public synchronized boolean damaged() {
        return damaged;
    }

    /// Copies what there is from an offset on; damaged pieces read as empty lines.
    ///
    /// @return bytes copied
    public int read(long offset, byte[] into) {
        int count = (int) Math.max(0, Math.min(into.length, frames.size() - offset));
        if (offset < 0) {
            return 0;
        }
        int copied = 0;
        while (copied < count) {
            long at = offset + copied;
            int frame = frames.frameAt(at);
            byte[] text = text(frame);
            int from = (int) (at - frames.start(frame));
            int length = Math.min(count - copied, text.length - from);
            System.arraycopy(text, from, into, copied, length);
            copied += length;
        }
        return count;
    }

    private byte[] text(int frame) {
        synchronized (this) {
            byte[] known = kept.get(frame);
            if (known != null) {
                return known;
            }
        }
        byte[] text = unpack(frame);
        keep(frame, text);
        return text;
    }

    private byte[] unpack(int frame) {
        int length = (int) (frames.start(frame + 1) - frames.start(frame));
        try {
            byte[] text = frames.read(frame);
            return text.length == length ? text : Arrays.copyOf(text, length);
        } catch (IOException | InternalError e) {
            synchronized (this) {
                damaged = true;
            }
            return Frames.blank(length);
        }
    }

    private synchronized void keep(int frame, byte[] text) {
        if (kept.put(frame, text) == null) {
            keptBytes += text.length;
        }
        var eldest = kept.entrySet().iterator();
        while (keptBytes > KEPT_BYTES && kept.size() > 1) {
            keptBytes -= eldest.next().getValue().length;
            eldest.remove();
        }
    }
}
