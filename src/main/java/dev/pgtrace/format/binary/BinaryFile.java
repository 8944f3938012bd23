package dev.pgtrace.format.binary;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.Dialect;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.SqlFingerprint;
import dev.pgtrace.model.Trace;
import dev.pgtrace.model.TraceInfo;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.model.TraceText;
import dev.pgtrace.source.ByteSource;
import dev.pgtrace.source.FramedSource;
import dev.pgtrace.source.TooLarge;
import dev.pgtrace.source.UnpackLimits;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An opened binary trace: a text, and perhaps its tables. Where the tables cannot be used, the [text][#text] is read
/// as that of any other file.
public final class BinaryFile {
    private static final UnpackLimits LIMITS = new UnpackLimits(1L << 30, 5_000, 1L << 40);

    private final ByteSource source;
    private final MemorySegment file;
    private final Directory directory;
    private final TextFrames frames;

    private BinaryFile(ByteSource source, MemorySegment file, Directory directory, TextFrames frames) {
        this.source = source;
        this.file = file;
        this.directory = directory;
        this.frames = frames;
    }

    /// Whether an input begins as a binary trace.
    public static boolean matches(MemorySegment head) {
        return Preamble.matches(head);
    }

    /// Finds and checks the blocks; the source has to be all there. What is made of this file closes the source.
    ///
    /// @throws TraceException where it is of a newer version, or would unpack to too much
    public static BinaryFile open(ByteSource source, CancelToken cancel) throws TraceException {
        MemorySegment file = whole(source, cancel);
        try {
            Preamble.check(source.name(), file);
            Directory directory = Directory.read(file, cancel);
            checkSize(directory, file.byteSize());
            return new BinaryFile(source, file, directory, TextFrames.of(file, directory.blocks(), cancel));
        } catch (TooLarge e) {
            throw new TraceException(TraceException.Kind.UNREADABLE, source.name() + " " + e.getMessage(), e);
        } catch (InternalError e) {
            throw new TraceException(
                    TraceException.Kind.UNREADABLE, Texts.get("format.unreadable.end", source.name()), e);
        }
    }

    private static MemorySegment whole(ByteSource source, CancelToken cancel) throws TraceException {
        ByteSource.View view = source.now();
        while (!view.complete()) {
            view = source.await(view.limit(), cancel);
        }
        return view.bytes();
    }

    private static void checkSize(Directory directory, long stored) throws TooLarge {
        long text = 0;
        for (Block block : directory.blocks()) {
            text = Math.max(text, block.kind() == BlockKind.TEXT ? block.placeEnd() : 0);
        }
        LIMITS.check(text, stored);
    }

    /// A beginning of the text, to tell its grammar by.
    public byte[] head() {
        return frames.head();
    }

    /// The text as an input.
    public ByteSource text() throws TraceException {
        FramedSource text = FramedSource.of(source.name(), frames, source.storedBytes(), source::close);
        return new StoredText(text, files(), !directory.whole() || frames.damagedCount() > 0);
    }

    /// The files that the text was in, where there were several.
    public List<ByteSource.FilePart> files() {
        for (Block block : directory.blocks()) {
            if (block.kind() == BlockKind.FILES) {
                try {
                    return files(new ByteReader(block.content(file)));
                } catch (DamagedBlock e) {
                    return List.of();
                }
            }
        }
        return List.of();
    }

    private List<ByteSource.FilePart> files(ByteReader in) throws DamagedBlock {
        List<ByteSource.FilePart> files = new ArrayList<>();
        long before = 0;
        for (int left = in.count(2); left > 0; left--) {
            ByteSource.FilePart part = new ByteSource.FilePart(in.text(), in.number());
            boolean inside = part.start() >= before && part.start() <= frames.size();
            if (!inside || (files.isEmpty() && part.start() != 0) || !isPlain(part.fileName())) {
                throw new DamagedBlock("a file that cannot be");
            }
            before = part.start();
            files.add(part);
        }
        return files;
    }

    /// Whether it is the name of a file and leads to no other folder.
    private static boolean isPlain(String name) {
        return !name.isBlank()
                && name.chars().noneMatch(c -> c < 32 || "/\\:".indexOf(c) >= 0)
                && !name.startsWith("..");
    }

    /// The trace as its tables say it; empty where they are missing or damaged, or say what this program would
    /// understand otherwise.
    ///
    /// @param grammar decodes the text of a dialect
    public Optional<Trace> trace(
            Charset charset,
            SqlFingerprint fingerprint,
            int threads,
            Function<Dialect, Function<ByteSource, TraceText>> grammar,
            CancelToken cancel) {
        List<Block> tables = directory.blocks().stream()
                .filter(block -> block.kind() == BlockKind.TABLES)
                .sorted(Comparator.comparingLong(Block::place))
                .toList();
        Function<Dialect, TraceText> text = dialect -> new BinaryText(
                source.name(), frames, source.storedBytes(), source::close, charset, grammar.apply(dialect));
        return new TablesReader(file, tables, cancel)
                .read(source.name(), charset, fingerprint, frames.size(), threads, text)
                .map(trace -> frames.damagedCount() == 0 ? trace : flagged(trace));
    }

    private Trace flagged(Trace trace) {
        TraceInfo info = trace.info();
        List<TraceIssue> issues = new ArrayList<>(info.issues());
        issues.add(new TraceIssue(
                IssueKind.DATA_AFTER_CUT, frames.damagedCount(), 0, 0, KeptTexts.of("kept.issue.blocks")));
        TraceInfo flagged = new TraceInfo(
                info.name(),
                info.bytes(),
                info.dialect(),
                info.charset(),
                false,
                info.indexed(),
                info.sessions(),
                info.counts(),
                issues,
                info.recording());
        return new Trace(
                flagged,
                trace.statements(),
                trace.cursors(),
                trace.executions(),
                trace.nodes(),
                trace.calls(),
                trace.waits(),
                trace.shapes(),
                trace.names(),
                trace.text());
    }
}
