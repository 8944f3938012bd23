package dev.pgtrace.source;

import dev.pgtrace.base.text.Bytes;
import dev.pgtrace.base.text.Texts;

/// How much a packed input may unpack to. What is beyond is made to fill disks: no trace is that regular.
///
/// @param harmlessBytes up to this size anything is unpacked
/// @param ratio         beyond, unpacked bytes for each stored one
/// @param mostBytes     whatever the ratio
public record UnpackLimits(long harmlessBytes, long ratio, long mostBytes) {
    private static final long HARMLESS = 1L << 30;
    private static final long MOST = 1L << 40;

    /// Real traces are packed to a tenth up to a fortieth. The limit is far above, and still below what gzip can do
    /// at most (1,032).
    public static final UnpackLimits GZIP = new UnpackLimits(HARMLESS, 500, MOST);

    /// A trace made of the same statements over and over packs to some thousandths with a long window.
    public static final UnpackLimits ZSTD = new UnpackLimits(HARMLESS, 10_000, MOST);

    /// Whether it is too much.
    ///
    /// @param storedBytes of which it was unpacked
    boolean isBeyond(long unpackedBytes, long storedBytes) {
        return unpackedBytes > mostBytes
                || (unpackedBytes > harmlessBytes && unpackedBytes / Math.max(1, storedBytes) > ratio);
    }

    /// @throws TooLarge when it is too much
    public void check(long unpackedBytes, long storedBytes) throws TooLarge {
        if (isBeyond(unpackedBytes, storedBytes)) {
            throw new TooLarge(Texts.get(
                    "source.tooLarge", Bytes.format(Math.min(unpackedBytes, mostBytes)), Bytes.format(storedBytes)));
        }
    }
}
