package dev.pgtrace.source;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.Texts;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// A file and those that a reader finds it to be continued in, all in the same folder.
public final class FileChain implements ByteSource {
    /// Opens one of the files.
    public interface Opener {
        ByteSource open(Path file) throws TraceException;
    }

    private record Part(Path file, long start, ByteSource source) {
        View view(View seen) {
            return new View(seen.bytes(), start, seen.complete());
        }
    }

    private final Opener opener;
    private volatile List<Part> parts;
    private boolean closed;

    private FileChain(Opener opener, Part first) {
        this.opener = opener;
        this.parts = List.of(first);
    }

    /// Opens the first file.
    public static FileChain open(Path first, Opener opener) throws TraceException {
        return new FileChain(opener, new Part(first, 0, opener.open(first)));
    }

    @Override
    public String name() {
        return parts.getFirst().source().name();
    }

    @Override
    public View await(long bytes, CancelToken cancel) throws TraceException {
        Part latest = parts.getLast();
        return latest.view(latest.source().await(bytes - latest.start(), cancel));
    }

    @Override
    public View await(long bytes, long millis, CancelToken cancel) throws TraceException {
        Part latest = parts.getLast();
        return latest.view(latest.source().await(bytes - latest.start(), millis, cancel));
    }

    @Override
    public View now() throws TraceException {
        Part latest = parts.getLast();
        return latest.view(latest.source().now());
    }

    @Override
    public View at(long offset) throws TraceException {
        List<Part> all = parts;
        int at = all.size() - 1;
        while (at > 0 && all.get(at).start() > offset) {
            at--;
        }
        Part part = all.get(at);
        View view = part.view(part.source().now());
        if (at == all.size() - 1) {
            return view;
        }
        MemorySegment bytes = view.bytes().asSlice(0, all.get(at + 1).start() - part.start());
        return new View(bytes, part.start(), true);
    }

    @Override
    public WordReader words(View view) {
        for (Part part : parts) {
            if (part.start() == view.start()) {
                return part.source().words(view);
            }
        }
        return WordReader.of(view.bytes());
    }

    /// A file is taken once: a chain that leads back to itself ends.
    @Override
    public synchronized boolean goOn(String fileName) throws TraceException {
        Part latest = parts.getLast();
        Path next;
        try {
            next = latest.file().resolveSibling(fileName);
        } catch (InvalidPathException e) {
            return false;
        }
        boolean beside = !fileName.isEmpty() && Path.of(fileName).getNameCount() == 1 && next.endsWith(fileName);
        if (!beside || !Files.isRegularFile(next) || !Files.isReadable(next) || isTaken(next)) {
            return false;
        }
        long start = now().limit();
        ByteSource source = opener.open(next);
        if (closed) {
            source.close();
            throw new TraceException(TraceException.Kind.CLOSED, Texts.get("source.closed", name()));
        }
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(next, start, source));
        parts = List.copyOf(more);
        return true;
    }

    @Override
    public List<FilePart> files() {
        return parts.stream()
                .map(part -> new FilePart(String.valueOf(part.file().getFileName()), part.start()))
                .toList();
    }

    private boolean isTaken(Path file) {
        return parts.stream().anyMatch(part -> part.file().equals(file));
    }

    @Override
    public long storedBytes() {
        return sum(ByteSource::storedBytes);
    }

    @Override
    public long storedDone() {
        return sum(ByteSource::storedDone);
    }

    private long sum(ToLongFunction<ByteSource> value) {
        long sum = 0;
        for (Part part : parts) {
            long own = value.applyAsLong(part.source());
            if (own < 0) {
                return -1;
            }
            sum += own;
        }
        return sum;
    }

    @Override
    public boolean damaged() {
        return parts.stream().anyMatch(part -> part.source().damaged());
    }

    @Override
    public synchronized void close() {
        closed = true;
        parts.forEach(part -> part.source().close());
    }
}
