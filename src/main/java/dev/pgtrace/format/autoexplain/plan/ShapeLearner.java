package dev.pgtrace.format.autoexplain.plan;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Finds in a plan, read as any other, where the next one of its shape can differ. Not thread-safe.
final class ShapeLearner {
    private static final int MOST_BYTES = 64 << 10;

    private final PlanTexts texts;
    private final Charset charset;
    private final PlanJson reader = new PlanJson();
    private final String[] keys = JsonText.keyPool();
    private List<PlanSlot> slots = new ArrayList<>();
    private List<NodeBuilder> nodes = new ArrayList<>();
    /// Where a char of the text is in the message.
    private IntUnaryOperator places = index -> index;
    private int base;
    private int next;

    ShapeLearner(PlanTexts texts, Charset charset) {
        this.texts = texts;
        this.charset = charset;
    }

    /// @param from  of the plan's brace
    /// @param query end of the text of the query
    /// @return null where it has what differs in other ways
    @Nullable
    PlanShape learn(byte[] bytes, int from, int query, int to) {
        if (to - from > MOST_BYTES) {
            return null;
        }
        PlanTexts.Unescaped text = texts.once(bytes, from, to);
        if (text == null) {
            return null;
        }
        // Read as what it is, and walked as bytes, so that places can be told.
        byte[] plain = text.text().getBytes(StandardCharsets.ISO_8859_1);
        Optional<ExplainedPlan> plan = reader.read(new String(plain, charset), 0);
        if (plan.isEmpty()) {
            return null;
        }
        nodes = reader.nodes();
        slots = new ArrayList<>();
        places = text.places();
        base = query;
        next = 0;
        try {
            outer(new JsonText(text.text(), 0, text.text().length(), keys));
        } catch (JsonText.Malformed e) {
            return null;
        }
        return new PlanShape(Arrays.copyOfRange(bytes, query, to), slots, nodes, plan.get(), texts);
    }

    private void outer(JsonText json) throws JsonText.Malformed {
        json.take('{');
        for (boolean first = true; json.next('}', first); first = false) {
            switch (json.key()) {
                case "Plan" -> node(json);
                case "Query Text" -> json.skip();
                case "Query Parameters" -> {
                    json.pass();
                    add(json, new Found(-1, null, null, -1, ""));
                }
                default -> json.skip();
            }
        }
    }

    private void node(JsonText json) throws JsonText.Malformed {
        int number = next++;
        json.take('{');
        for (boolean first = true; json.next('}', first); first = false) {
            String key = json.key();
            if (key.equals("Plans")) {
                json.take('[');
                for (boolean one = true; json.next(']', one); one = false) {
                    node(json);
                }
            } else if (json.peek() == '[') {
                list(json, number, key);
            } else if (json.isNested()) {
                json.skip();
            } else {
                member(json, number, key);
            }
        }
    }

    private void member(JsonText json, int number, String key) throws JsonText.Malformed {
        if (new NodeWords().take(json, key)) {
            return; // what it becomes depends on others
        }
        json.pass();
        if (key.equals("Alias")) {
            return; // told where it differs from the relation
        }
        Counter counter = PlanProperties.counter(key);
        Optional<NodeFigure> figure = NodeFigure.of(key);
        if (figure.isPresent()) {
            add(json, new Found(number, figure.get(), counter, -1, ""));
        } else if (counter == null) {
            int detail = detail(nodes.get(number).details, key + ": ");
            if (detail >= 0 && (json.isQuoted() || json.isNumber())) { // true and false belong to the shape
                add(json, new Found(number, null, null, detail, key + ": "));
            }
        }
    }

    /// A list of texts, which is one detail.
    private void list(JsonText json, int number, String key) throws JsonText.Malformed {
        int from = json.at() + 1;
        json.skip();
        int to = json.at() - 1;
        int detail = detail(nodes.get(number).details, key + ": ");
        if (detail >= 0) {
            add(from, to, new Found(number, null, null, detail, key + ": "), PlanSlot.Form.LIST);
        }
    }

    /// The one detail that begins so.
    private static int detail(List<String> details, String prefix) {
        int found = -1;
        for (int i = 0; i < details.size(); i++) {
            if (details.get(i).startsWith(prefix)) {
                if (found >= 0) {
                    return -1;
                }
                found = i;
            }
        }
        return found;
    }

    private record Found(
            int node, @Nullable NodeFigure figure, @Nullable Counter counter, int detail, String prefix) {}

    private void add(JsonText json, Found found) {
        add(json.valueFrom(), json.valueTo(), found, json.isQuoted() ? PlanSlot.Form.TEXT : PlanSlot.Form.NUMBER);
    }

    private void add(int from, int to, Found found, PlanSlot.Form form) {
        slots.add(new PlanSlot(
                places.applyAsInt(from) - base,
                places.applyAsInt(to) - base,
                found.node,
                found.figure,
                found.counter,
                found.detail,
                found.prefix,
                form,
                new PlanSlot.Latest()));
    }
}
