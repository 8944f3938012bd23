package dev.pgtrace.format.binary;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.source.ByteSource;
import java.util.List;

/// The text of a binary trace as an input, in the files that it was in: a reader [goes on][#goOn] from one to the next
/// as it did there.
final class StoredText implements ByteSource {
    private final ByteSource text;
    private final List<FilePart> files;
    private final boolean damaged;

    /// The file that is read.
    private volatile int latest;

    /// @param files   those there are, or none where it was one
    /// @param damaged whether something is missing
    StoredText(ByteSource text, List<FilePart> files, boolean damaged) {
        this.text = text;
        this.files = files.isEmpty() ? List.of(new FilePart("", 0)) : List.copyOf(files);
        this.damaged = damaged;
    }

    @Override
    public String name() {
        return text.name();
    }

    @Override
    public View await(long bytes, CancelToken cancel) throws TraceException {
        return part(text.await(bytes, cancel), latest);
    }

    @Override
    public View now() throws TraceException {
        return part(text.now(), latest);
    }

    @Override
    public View at(long offset) throws TraceException {
        int file = latest;
        while (file > 0 && files.get(file).start() > offset) {
            file--;
        }
        return part(text.now(), file);
    }

    /// What there is of a file in what there is of all.
    private View part(View all, int file) {
        long start = Math.min(files.get(file).start(), all.limit());
        boolean last = file == files.size() - 1;
        long end = last ? all.limit() : Math.min(files.get(file + 1).start(), all.limit());
        boolean complete =
                all.complete() || (!last && all.limit() >= files.get(file + 1).start());
        return new View(all.bytes().asSlice(start, end - start), start, complete);
    }

    @Override
    public synchronized boolean goOn(String fileName) {
        if (latest + 1 < files.size() && files.get(latest + 1).fileName().equals(fileName)) {
            latest++;
            return true;
        }
        return false;
    }

    @Override
    public List<FilePart> files() {
        return files.size() < 2 ? List.of() : files;
    }

    @Override
    public long storedBytes() {
        return text.storedBytes();
    }

    @Override
    public long storedDone() {
        return text.storedDone();
    }

    @Override
    public boolean damaged() {
        return damaged || text.damaged();
    }

    @Override
    public void close() {
        text.close();
    }
}
