package dev.pgtrace.format.trc.recording;

import dev.pgtrace.model.Backend;
import dev.pgtrace.model.CallKind;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.ExecutionDetail;
import dev.pgtrace.model.ExecutionDetail.Bind;
import dev.pgtrace.model.ExecutionDetail.PlanNode;
import dev.pgtrace.model.ExecutionDetail.SampledBuffer;
import dev.pgtrace.model.ExecutionDetail.Wait;
import dev.pgtrace.model.ExecutionFlag;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import dev.pgtrace.model.event.CallEvent;
import dev.pgtrace.model.event.ExecutionEvent;
import dev.pgtrace.model.event.GapEvent;
import dev.pgtrace.model.event.NoteEvent;
import dev.pgtrace.model.event.SettingEvent;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.model.event.WaitEvent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/// Events of every kind with everything in them, the same ones for the same seed. Texts imitate records.
final class RandomEvents {
    private static final List<String> TEXTS = List.of(
            "",
            "select 1",
            "select * from orders where id = $1 -- é 漢字 😀",
            "\n===== 12\nEXEC #1 id=1\n",
            "]\n===== 5\nEND\n\n",
            "[17]",
            "a\r\nb\tc\u0000d",
            "EXEC TIME: ela=1.000000 sec rows=1\n",
            "-> [3]abc (cost=0.00..1.00 rows=1 width=4)",
            "x".repeat(300),
            "'it''s' \"quoted\" \\ % {} []");
    private static final long NOW = 1_795_631_648_123_456L;

    private final Random random;
    private final List<Backend> backends = new ArrayList<>();
    private long id;

    RandomEvents(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            backends.add(new Backend(number(), number(), text(), text(), text(), text()));
        }
        backends.add(Backend.UNKNOWN);
    }

    Recording recording() {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            settings.put(text() + i, text());
        }
        return new Recording(
                text(),
                text(),
                text(),
                pick(List.of(CaptureRoute.values())),
                text(),
                time(),
                settings,
                list(3, this::text));
    }

    List<TraceEvent> events(int count) {
        List<TraceEvent> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(event());
        }
        return events;
    }

    TraceEvent event() {
        return switch (random.nextInt(12)) {
            case 0 -> new WaitEvent(pick(backends), time(), waited());
            case 1 -> new SettingEvent(time(), number(), text(), text());
            case 2 -> new GapEvent(time(), number(), number(), text());
            case 3 -> new NoteEvent(time(), number(), text(), optional(this::text), text());
            default -> execution();
        };
    }

    private ExecutionEvent execution() {
        id++;
        long device = random.nextBoolean() ? number() : Math.max(-1, number()) * 512 / 512 * 512;
        return new ExecutionEvent(
                id,
                random.nextInt(3) == 0 ? id + random.nextInt(5) : Table.MISSING,
                random.nextInt(4),
                pick(backends),
                time(),
                text(),
                random.nextBoolean() ? random.nextLong() : Table.MISSING,
                list(4, this::call),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                Math.max(-1, device),
                pick(List.of(Provenance.values())),
                flags(),
                new ExecutionDetail(
                        list(4, this::bind),
                        plan(),
                        list(2, this::buffer),
                        list(3, this::waited),
                        list(3, this::text),
                        list(3, this::text),
                        optional(() -> new ExecutionDetail.Failure(text(), text()))));
    }

    private Set<ExecutionFlag> flags() {
        EnumSet<ExecutionFlag> flags = EnumSet.noneOf(ExecutionFlag.class);
        for (int i = random.nextInt(3); i > 0; i--) {
            flags.add(pick(List.of(ExecutionFlag.values())));
        }
        return flags;
    }

    private CallEvent call() {
        return new CallEvent(
                pick(List.of(CallKind.values())), number(), number(), number(), number(), number(), number(), number());
    }

    private Bind bind() {
        return new Bind(random.nextInt(30), optional(this::text), number(), random.nextBoolean(), random.nextBoolean());
    }

    private Wait waited() {
        return new Wait(
                text(),
                pick(List.of(Component.values())),
                number(),
                random.nextBoolean(),
                text(),
                number(),
                number(),
                time());
    }

    private SampledBuffer buffer() {
        return new SampledBuffer(text(), text(), text(), number(), text(), text());
    }

    private List<PlanNode> plan() {
        List<PlanNode> plan = new ArrayList<>();
        int depth = 0;
        for (int i = random.nextInt(8); i > 0; i--) {
            depth = random.nextInt(20) == 0 ? random.nextInt(100) : random.nextInt(depth + 2);
            int parent = random.nextInt(10) == 0 ? random.nextInt(plan.size() + 1) - 1 : parent(plan, depth);
            plan.add(node(depth, parent));
        }
        return plan;
    }

    private static int parent(List<PlanNode> plan, int depth) {
        for (int i = plan.size() - 1; i >= 0; i--) {
            if (plan.get(i).depth() < depth) {
                return i;
            }
        }
        return -1;
    }

    private PlanNode node(int depth, int parent) {
        return new PlanNode(
                text(),
                optional(this::text),
                optional(this::text),
                depth,
                parent,
                cost(),
                cost(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                number(),
                Table.MISSING,
                list(4, this::text));
    }

    private double cost() {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> random.nextGaussian() * 1e12;
            case 2 -> 1e300;
            case 3 -> -0.0;
            case 4 -> Double.POSITIVE_INFINITY;
            default -> random.nextInt(1_000_000) / 100.0;
        };
    }

    private long number() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> Table.MISSING;
            case 2 -> 0;
            case 3 -> random.nextLong() >>> 1;
            default -> random.nextInt(100_000);
        };
    }

    private long time() {
        return random.nextInt(5) == 0 ? number() : NOW + random.nextInt(1_000_000_000);
    }

    private String text() {
        return pick(TEXTS);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private <T> Optional<T> optional(Supplier<T> some) {
        return random.nextBoolean() ? Optional.of(some.get()) : Optional.empty();
    }

    private <T> List<T> list(int most, Supplier<T> some) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(some.get());
        }
        return list;
    }
}
