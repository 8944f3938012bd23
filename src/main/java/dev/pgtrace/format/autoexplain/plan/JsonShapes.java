package dev.pgtrace.format.autoexplain.plan;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads JSON plans: one whose text is that of an earlier one but for some values is not taken apart again. Gives what
/// [PlanJson] gives, or nothing. Not thread-safe.
final class JsonShapes implements PlanForm {
    private static final int MOST_SHAPES = 32;
    /// A log whose plans are all different is not tried all the time.
    private static final int MOST_CREDIT = 256;

    private static final int SELDOM = 16;
    private final PlanTexts texts;
    private final PlanUse use;
    private final ShapeLearner learner;
    private final List<PlanShape> shapes = new ArrayList<>();
    private final PlanSlot.Latest query = new PlanSlot.Latest();
    private int credit = MOST_CREDIT;
    private int tries;
    private int end;
    private int queryFrom;
    private int queryTo;

    JsonShapes(PlanTexts texts, Charset charset, PlanUse use) {
        this.use = use;
        this.texts = texts;
        this.learner = new ShapeLearner(texts, charset);
    }

    @Override
    public @Nullable ExplainedPlan read(byte[] bytes, int plan, int to) {
        if (shapes.isEmpty() || !isTried() || !query(bytes, plan, to)) {
            return null;
        }
        for (int i = 0; i < shapes.size(); i++) {
            PlanShape shape = shapes.get(i);
            if (shape.fits(bytes, queryTo, to) && texts.isOver(bytes, shape.end(), to)) {
                end = shape.end();
                credit = Math.min(MOST_CREDIT, credit + 1);
                shapes.set(i, shapes.get(i / 2));
                shapes.set(i / 2, shape);
                return shape.plan(bytes, query.text(bytes, queryFrom, queryTo, "", texts), use);
            }
        }
        return null;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public void learn(byte[] bytes, int plan, int to) {
        if (!query(bytes, plan, to)) {
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

    /// Finds the text of the query.
    private boolean query(byte[] bytes, int plan, int to) {
        queryFrom = plan + texts.query.length;
        if (!PlanTexts.startsWith(texts.query, bytes, plan, to)) {
            return false;
        }
        queryTo = texts.end(bytes, queryFrom, to);
        return queryTo >= 0;
    }
}
