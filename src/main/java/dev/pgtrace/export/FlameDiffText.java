package dev.pgtrace.export;

import dev.pgtrace.analysis.compare.FlameDiff;
import dev.pgtrace.analysis.compare.Side;
import dev.pgtrace.analysis.flame.FlameGraph;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What a picture of two flamegraphs says beside one of a single flamegraph.
final class FlameDiffText {
    private static final int STEPS = 10;

    private FlameDiffText() {}

    /// Which side the widths are of, and what the colours mean.
    static String heading(@Nullable FlameDiff diff, FlameGraph graph) {
        if (diff == null) {
            return "";
        }
        Side width = graph == diff.graph(Side.OLD) ? Side.OLD : Side.NEW;
        return " · " + ReportTexts.get("flame.diff", ReportTexts.get("side." + width.word()));
    }

    /// `\n1.20 s → 1.40 s, +16.7%`; new and gone in words.
    static String change(@Nullable FlameDiff diff, int frame, LongFunction<String> weight) {
        if (diff == null) {
            return "";
        }
        long before = diff.weight(Side.OLD, frame);
        long after = diff.weight(Side.NEW, frame);
        String share = before == 0
                ? (after == 0 ? "" : ReportTexts.get("flame.diff.new"))
                : after == 0 ? ReportTexts.get("flame.diff.gone") : ChangeText.share(diff.figures(frame));
        return "\n" + weight.apply(before) + " → " + weight.apply(after) + (share.isEmpty() ? "" : ", " + share) + "\n";
    }

    /// A class of the style sheet: `d-p3` is a little more, `d-m10` gone.
    static String style(FlameDiff diff, int frame) {
        long step = Math.round(diff.change(frame) * STEPS);
        return "d d-" + (step == 0 ? "0" : (step > 0 ? "p" : "m") + Math.abs(step));
    }
}
