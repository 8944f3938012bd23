package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.base.pool.SharedTexts;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// Reads plans that auto_explain writes again and again into a log, where they stand in its bytes. Gives what
/// [PlanJson] and [PlanTextReader] give, or nothing. Not thread-safe.
public final class PlanShapes {
    private static final byte[] DURATION = PlanTexts.ascii("duration: ");

    private final PlanTexts texts;
    private final PlanForm json;
    private final PlanForm text;
    private PlanForm form;
    private int plan;
    private long elapsedMicros;

    private PlanShapes(PlanTexts texts, Charset charset, SharedTexts shared, PlanUse use) {
        this.texts = texts;
        this.json = new JsonShapes(texts, charset, use);
        this.text = new TextShapes(texts, charset, shared, use);
        this.form = json;
    }

    /// In the strings of a JSON log.
    ///
    /// @param shared texts of statements that others have as well
    public static PlanShapes inJson(Charset charset, SharedTexts shared, PlanUse use) {
        return new PlanShapes(new EscapedText(charset), charset, shared, use);
    }

    /// In messages as the server has made them.
    ///
    /// @param shared texts of statements that others have as well
    public static PlanShapes plain(Charset charset, SharedTexts shared, PlanUse use) {
        return new PlanShapes(new PlainText(charset), charset, shared, use);
    }

    /// Reads the message that begins here.
    ///
    /// @param to end of the line in a JSON log, else of the message
    /// @return null where it is none that can be read this way
    public @Nullable LoggedPlan read(byte[] bytes, int from, int to) {
        ExplainedPlan read = head(bytes, from, to) ? form.read(bytes, plan, to) : null;
        return read == null ? null : new LoggedPlan(elapsedMicros, read);
    }

    /// Where the message ends that was read last.
    public int end() {
        return form.end();
    }

    /// Remembers what a message is like that was not read.
    public void learn(byte[] bytes, int from, int to) {
        if (head(bytes, from, to)) {
            form.learn(bytes, plan, to);
        }
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
        form = plan < to && bytes[plan] == '{' ? json : text;
        elapsedMicros = Math.round(PrintedNumber.decimal(bytes, number, behind) * 1000);
        return true;
    }
}
