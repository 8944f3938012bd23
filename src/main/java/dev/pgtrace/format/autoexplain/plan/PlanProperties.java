package dev.pgtrace.format.autoexplain.plan;

import dev.pgtrace.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the JSON form says beside the plan, in lines like those of the text form.
final class PlanProperties {
    private static final Map<String, Counter> COUNTERS =
            Stream.of(Counter.values()).collect(Collectors.toUnmodifiableMap(Counter::json, counter -> counter));

    /// Reads the value of a member of the outer object.
    void read(JsonText json, String key, List<String> into) throws JsonText.Malformed {
        switch (key) {
            case "Settings" -> settings(json, into);
            case "Triggers" -> triggers(json, into);
            case "JIT" -> jit(json, "", into);
            default -> {
                if (json.peek() == '{') {
                    group(json, key, into);
                } else if (json.isNested()) {
                    json.skip();
                } else {
                    into.add(key + ": " + json.scalar());
                }
            }
        }
    }

    /// The counter of a member's name, or null. Up to 16 shared and local I/O are one.
    static @org.jspecify.annotations.Nullable Counter counter(String key) {
        return switch (key) {
            case "I/O Read Time" -> Counter.READ_MICROS;
            case "I/O Write Time" -> Counter.WRITE_MICROS;
            default -> COUNTERS.get(key);
        };
    }

    /// Reads a counter's value where the member is one.
    static boolean counter(JsonText json, String key, Usage usage) throws JsonText.Malformed {
        Counter counter = counter(key);
        if (counter == null) {
            return false;
        }
        usage.set(counter, counter.isTime() ? json.micros() : json.whole());
        return true;
    }

    static void jit(JsonText json, String prefix, List<String> into) throws JsonText.Malformed {
        json.take('{');
        for (boolean first = true; json.next('}', first); first = false) {
            String key = json.key();
            if (json.peek() != '{') {
                into.add(prefix + "JIT " + key + ": " + json.scalar());
                continue;
            }
            String unit = key.equals("Timing") ? " ms" : "";
            List<String> words = new ArrayList<>();
            json.take('{');
            for (boolean one = true; json.next('}', one); one = false) {
                String name = json.key();
                if (json.isNested()) {
                    json.skip(); // 17: generation with its part for deforming
                } else {
                    words.add(name + " " + json.scalar() + unit);
                }
            }
            into.add(prefix + "JIT " + key + ": " + String.join(", ", words));
        }
    }

    private static void settings(JsonText json, List<String> into) throws JsonText.Malformed {
        List<String> words = new ArrayList<>();
        json.take('{');
        for (boolean first = true; json.next('}', first); first = false) {
            String name = json.key();
            words.add(name + " = '" + json.scalar() + "'");
        }
        if (!words.isEmpty()) {
            into.add("Settings: " + String.join(", ", words));
        }
    }

    private static void triggers(JsonText json, List<String> into) throws JsonText.Malformed {
        json.take('[');
        for (boolean first = true; json.next(']', first); first = false) {
            String name = "";
            String constraint = "";
            String relation = "";
            String time = "";
            String calls = "";
            json.take('{');
            for (boolean one = true; json.next('}', one); one = false) {
                switch (json.key()) {
                    case "Trigger Name" -> name = json.scalar();
                    case "Constraint Name" -> constraint = json.scalar();
                    case "Relation" -> relation = json.scalar();
                    case "Time" -> time = json.scalar();
                    case "Calls" -> calls = json.scalar();
                    default -> json.skip();
                }
            }
            into.add("Trigger " + (constraint.isEmpty() ? name : "for constraint " + constraint)
                    + (relation.isEmpty() ? "" : " on " + relation)
                    + ": "
                    + (time.isEmpty() ? "" : "time=" + time + " ")
                    + "calls="
                    + calls);
        }
    }

    private static void group(JsonText json, String name, List<String> into) throws JsonText.Malformed {
        Usage usage = new Usage();
        json.take('{');
        for (boolean first = true; json.next('}', first); first = false) {
            String key = json.key();
            if (json.isNested()) {
                json.skip();
            } else if (!counter(json, key, usage)) {
                into.add(name + " " + key + ": " + json.scalar());
            }
        }
        if (usage.get(Counter.SHARED_HIT) != Table.MISSING) {
            usage.lines(name + " ", into);
        }
    }
}
