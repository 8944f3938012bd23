package dev.pgtrace.format.trc;

import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionDetail.SampledBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Decodes the binds, the plan and the sampled buffers of one execution.
final class DetailReader {
    /// More than the tracer prints.
    private static final int MOST_BUFFERS = 1_000;
    private static final int MOST_BINDS = 20_000;
    private static final int LONGEST_LINE = 16 * 1024;

    private final Bytes bytes;
    private final Charset charset;
    private final Marks marks;

    DetailReader(Bytes bytes, Charset charset) {
        this.bytes = bytes;
        this.charset = charset;
        marks = new Marks(bytes);
    }

    /// @param offset of the BINDS line
    /// @param id     the cursor's number
    List<Bind> binds(long offset, long id) {
        long first = bytes.lineEnd(offset) + 1;
        TextRule rule = bytes.at(first + 1) == ' ' ? TextRule.ULTIMATE_5 : TextRule.ULTIMATE_OLD;
        BindReader reader = new BindReader(bytes, marks);
        reader.start(first, rule, id, id);
        List<Bind> binds = new ArrayList<>();
        while (binds.size() < MOST_BINDS && reader.next()) {
            Optional<String> value =
                    reader.isNull() ? Optional.empty() : Optional.of(text(reader.valueFrom(), reader.valueTo()));
            binds.add(new Bind(
                    (int) reader.position(),
                    value,
                    Math.max(-1, reader.type()),
                    reader.truncated(),
                    reader.plausible()));
        }
        return binds;
    }

    /// @param offset of the section's heading
    List<PlanNode> plan(long offset) {
        PlanDecoder decoder = new PlanDecoder(bytes, charset);
        long at = bytes.lineEnd(offset) + 1;
        while (at < bytes.tornAt() && decoder.size() < PlanWriter.MOST) {
            long first = at + bytes.run(at, ' ');
            int c = bytes.at(first);
            if (c == '-' && bytes.starts(first, PlanScanner.ARROW)) {
                decoder.node(at, first);
            } else if (first > at && c != '\n') {
                decoder.detail(text(first, Math.min(bytes.lineEnd(first), first + LONGEST_LINE)));
            } else if (c != '\n' && marks.afterDashes(at) < 0 || decoder.size() > 0) {
                break;
            }
            at = bytes.lineEnd(first) + 1;
        }
        return decoder.nodes();
    }

    /// @param offset of the section's heading
    /// @param id     the cursor's number
    List<SampledBuffer> sampledBuffers(long offset, long id) {
        List<SampledBuffer> buffers = new ArrayList<>();
        String wait = "WAIT #" + id + ": nam='";
        long at = bytes.lineEnd(offset) + 1;
        while (at < bytes.tornAt() && buffers.size() < MOST_BUFFERS) {
            if (marks.afterDashes(at) >= 0 && buffers.isEmpty()) {
                at = bytes.lineEnd(at) + 1;
                continue;
            }
            String line = line(at);
            if (!line.startsWith(wait)) {
                break;
            }
            at = bytes.lineEnd(at) + 1;
            String detail = line(at);
            boolean named = detail.startsWith("  table='");
            buffers.add(buffer(line, wait.length(), named ? detail : ""));
            if (named) {
                at = bytes.lineEnd(at) + 1;
            }
        }
        return buffers;
    }

    private static SampledBuffer buffer(String line, int name, String detail) {
        int quote = Math.max(name, line.indexOf('\'', name));
        int tableEnd = detail.lastIndexOf("' fork=");
        return new SampledBuffer(
                line.substring(name, quote),
                word(line, " ela="),
                word(line, " file#="),
                PlanDecoder.number(line, " block="),
                tableEnd < 9 ? "" : detail.substring(9, tableEnd),
                word(detail, "' fork="));
    }

    /// What stands behind a key, up to the next space.
    private static String word(String line, String key) {
        int at = line.indexOf(key);
        if (at < 0) {
            return "";
        }
        int from = at + key.length();
        int end = line.indexOf(' ', from);
        return line.substring(from, end < 0 ? line.length() : end);
    }

    private String line(long at) {
        return text(at, Math.min(bytes.lineEnd(at), at + LONGEST_LINE)).stripTrailing();
    }

    private String text(long from, long to) {
        byte[] text = new byte[(int) Math.max(0, to - from)];
        bytes.copy(from, text, text.length);
        return new String(text, charset);
    }
}
