package dev.pgtrace.format.autoexplain.plan;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Members of a plan node that are figures with a field of their own, or the figure in a detail.
enum NodeFigure {
    STARTUP_COST("Startup Cost"),
    TOTAL_COST("Total Cost"),
    PLANNED_ROWS("Plan Rows"),
    PLANNED_WIDTH("Plan Width"),
    STARTUP_TIME("Actual Startup Time"),
    TOTAL_TIME("Actual Total Time"),
    ROWS("Actual Rows"),
    LOOPS("Actual Loops"),
    COUNTER("");

    private static final Map<String, NodeFigure> NAMED = Stream.of(values())
            .filter(figure -> figure != COUNTER)
            .collect(Collectors.toUnmodifiableMap(figure -> figure.json, Function.identity()));

    private final String json;

    NodeFigure(String json) {
        this.json = json;
    }

    static Optional<NodeFigure> of(String key) {
        Counter counter = PlanProperties.counter(key);
        return counter == null
                ? Optional.ofNullable(NAMED.get(key))
                : Usage.hasField(counter) ? Optional.of(COUNTER) : Optional.empty();
    }

    /// @param counter which of the counters it is
    void set(NodeBuilder node, @org.jspecify.annotations.Nullable Counter counter, byte[] bytes, int from, int to) {
        switch (this) {
            case STARTUP_COST -> node.startupCost = PrintedNumber.decimal(bytes, from, to);
            case TOTAL_COST -> node.totalCost = PrintedNumber.decimal(bytes, from, to);
            case PLANNED_ROWS -> node.plannedRows = PrintedNumber.whole(bytes, from, to);
            case PLANNED_WIDTH -> node.plannedWidth = PrintedNumber.whole(bytes, from, to);
            case STARTUP_TIME -> node.startupMillis = PrintedNumber.decimal(bytes, from, to);
            case TOTAL_TIME -> node.totalMillis = PrintedNumber.decimal(bytes, from, to);
            case ROWS -> node.rows = PrintedNumber.decimal(bytes, from, to);
            case LOOPS -> node.loops = PrintedNumber.whole(bytes, from, to);
            case COUNTER -> {
                if (counter != null) {
                    node.usage.set(
                            counter,
                            counter.isTime()
                                    ? PrintedNumber.micros(bytes, from, to)
                                    : PrintedNumber.whole(bytes, from, to));
                }
            }
        }
    }
}
