package dev.pgtrace.format.autoexplain.plan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads JSON plans that auto_explain writes again and again into a log: one whose text is that of an earlier one but
/// for some values is not taken apart again. Gives what [PlanJson] gives, or nothing. Not thread-safe.
public final class PlanShapes {
    private static final int MOST_SHAPES = 32;
    /// A log whose plans are all different is not tried all the time.
    private static final int MOST_CREDIT = 256;

    private static final int SELDOM = 16;
    private static final byte[] DURATION = ascii("duration: ");

    private final PlanTexts texts;
    private final ShapeLearner learner;
    private final List<PlanShape> shapes = new ArrayList<>();
    private final PlanSlot.Latest query = new PlanSlot.Latest();
    private int credit = MOST_CREDIT;
    private int tries;
    private int end;
    private int plan;
    private int queryFrom;
    private int queryTo;
    private long elapsedMicros;

    private PlanShapes(PlanTexts texts, Charset charset) {
        this.texts = texts;
        this.learner = new ShapeLearner(texts, charset);
    }

    /// In the strings of a JSON log.
    public static PlanShapes inJson(Charset charset) {
        return new PlanShapes(new EscapedText(charset), charset);
    }

    /// In messages as the server has made them.
    public static PlanShapes plain(Charset charset) {
        return new PlanShapes(new PlainText(charset), charset);
    }

    /// Reads the message that begins here.
    ///
    /// @param to end of the line in a JSON log, else of the message
    /// @return null where it is none whose shape is known
    public @Nullable LoggedPlan read(byte[] bytes, int from, int to) {
        if (shapes.isEmpty() || !isTried() || !head(bytes, from, to)) {
            return null;
        }
        for (int i = 0; i < shapes.size(); i++) {
            PlanShape shape = shapes.get(i);
            if (shape.fits(bytes, queryTo, to) && texts.isOver(bytes, shape.end(), to)) {
                end = shape.end();
                credit = Math.min(MOST_CREDIT, credit + 1);
                shapes.set(i, shapes.get(i / 2));
                shapes.set(i / 2, shape);
                return new LoggedPlan(
                        elapsedMicros, shape.plan(bytes, query.text(bytes, queryFrom, queryTo, "", texts)));
            }
        }
        return null;
    }

    /// Where the message ends that was read last.
    public int end() {
        return end;
    }

    /// Remembers the shape of a message that was not read.
    public void learn(byte[] bytes, int from, int to) {
        if (!head(bytes, from, to)) {
            return;
        }
        credit = Math.max(0, credit - SELDOM);
        if (credit == 0 && tries % SELDOM != 0) {
            return;
        }
        PlanShape shape = learner.learn(bytes, plan, queryTo, to);
        if (shape == null || !shape.fits(bytes, queryTo, to) || shape.end() != to) {
            return;
        }
        if (shapes.size() == MOST_SHAPES) {
            shapes.removeLast();
        }
        shapes.add(shape);
    }

    private boolean isTried() {
        tries++;
        return credit > 0 || tries % SELDOM == 0;
    }

    private boolean head(byte[] bytes, int from, int to) {
        int number = from + DURATION.length;
        if (!PlanTexts.startsWith(DURATION, bytes, from, to)) {
            return false;
        }
        int behind = PrintedNumber.end(bytes, number, to);
        if (behind < number + 5 || bytes[behind - 4] != '.' || !PlanTexts.startsWith(texts.plan, bytes, behind, to)) {
            return false;
        }
        plan = behind + texts.plan.length;
        queryFrom = plan + texts.query.length;
        if (!PlanTexts.startsWith(texts.query, bytes, plan, to)) {
            return false;
        }
        queryTo = texts.end(bytes, queryFrom, to);
        elapsedMicros = Math.round(PrintedNumber.decimal(bytes, number, behind) * 1000);
        return queryTo >= 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
