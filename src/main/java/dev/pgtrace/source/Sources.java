package dev.pgtrace.source;

import com.github.luben.zstd.ZstdInputStream;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Opens inputs. What a file is packed with is told by its first bytes, never by its name.
public final class Sources {
    private static final int MAGIC = 4;

    private Sources() {}

    /// Opens a regular file, unpacking gzip and zstd in the background. One that is not packed can be gone on from.
    public static ByteSource file(Path path) throws TraceException {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new TraceException(TraceException.Kind.UNREADABLE, Texts.get("source.folder", name));
        }
        try {
            if (!Files.isRegularFile(path) && Files.exists(path)) {
                return stream(name, Files.newInputStream(path)); // a pipe or device: cannot be mapped
            }
            byte[] head;
            try (InputStream in = Files.newInputStream(path)) {
                head = in.readNBytes(MAGIC);
            }
            if (!isPacked(head)) {
                return FileChain.open(path, file -> MappedFile.open(file, file.toString()));
            }
            if (isZstd(head)) {
                Optional<ByteSource> frames = frames(path, name);
                if (frames.isPresent()) {
                    return frames.get();
                }
            }
            return spool(name, Files.size(path), Files.newInputStream(path), decoder(head), limits(head));
        } catch (IOException e) {
            throw Unreadable.because(name, e);
        }
    }

    /// Takes a stream, for instance standard input; it may be compressed too.
    public static ByteSource stream(String name, InputStream in) throws TraceException {
        SpooledStream.Decoder decoder = stored -> {
            PushbackInputStream again = new PushbackInputStream(stored, MAGIC);
            byte[] head = again.readNBytes(MAGIC);
            again.unread(head);
            return decoder(head).decode(again);
        };
        return spool(name, -1, in, decoder, UnpackLimits.ZSTD);
    }

    private static ByteSource spool(
            String name, long storedBytes, InputStream in, SpooledStream.Decoder decoder, UnpackLimits limits)
            throws TraceException {
        return SpooledStream.start(name, storedBytes, new CountedStream(in), decoder, limits);
    }

    /// A zstd file that can be unpacked piece by piece.
    private static Optional<ByteSource> frames(Path path, String name) throws TraceException {
        ByteSource stored = MappedFile.open(path, name);
        Optional<ByteSource> source = Optional.empty();
        try {
            Optional<SeekableZstd> frames = SeekableZstd.of(stored.now().bytes());
            if (frames.isPresent()) {
                UnpackLimits.ZSTD.check(frames.get().size(), stored.storedBytes());
                source = Optional.of(FramedSource.of(name, frames.get(), stored.storedBytes(), stored::close));
            }
            return source;
        } catch (TooLarge e) {
            throw Unreadable.because(name, e);
        } finally {
            if (source.isEmpty()) {
                stored.close();
            }
        }
    }

    private static UnpackLimits limits(byte[] head) {
        return isGzip(head) ? UnpackLimits.GZIP : UnpackLimits.ZSTD;
    }

    private static boolean isPacked(byte[] head) {
        return isGzip(head) || isZstd(head);
    }

    private static boolean isGzip(byte[] head) {
        return startsWith(head, 0x1f, 0x8b);
    }

    private static boolean isZstd(byte[] head) {
        return startsWith(head, 0x28, 0xb5, 0x2f, 0xfd);
    }

    private static SpooledStream.Decoder decoder(byte[] head) {
        if (isGzip(head)) {
            return Sources::gunzip;
        }
        return isZstd(head) ? Sources::unzstd : stored -> stored;
    }

    private static InputStream gunzip(InputStream stored) throws IOException {
        return new GZIPInputStream(new BufferedInputStream(stored, 1 << 16), 1 << 16);
    }

    private static InputStream unzstd(InputStream stored) throws IOException {
        return new ZstdInputStream(new BufferedInputStream(stored, 1 << 16));
    }

    private static boolean startsWith(byte[] head, int... magic) {
        byte[] wanted = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            wanted[i] = (byte) magic[i];
        }
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, wanted, 0, magic.length);
    }
}
