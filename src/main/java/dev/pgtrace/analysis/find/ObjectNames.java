package dev.pgtrace.analysis.find;

import dev.pgtrace.model.PlanShapes;
import dev.pgtrace.model.Trace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The names of tables and indexes in which the text is found, looked up once a plan shape.
final class ObjectNames {
    /// A name that has the text.
    ///
    /// @param latin the bytes of the file as ISO 8859-1, which turns every byte into one character and back
    /// @param match where in it the text begins
    record Name(int id, String latin, int match) {
        byte[] bytes() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private final Trace trace;
    private final TextPattern pattern;
    private final Map<Integer, List<Name>> byShape = new HashMap<>();

    ObjectNames(Trace trace, TextPattern pattern) {
        this.trace = trace;
        this.pattern = pattern;
    }

    /// Whether any name has the text.
    boolean areAny() {
        for (int shape = 0; shape < trace.shapes().size(); shape++) {
            if (!of(shape).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    List<Name> of(int shape) {
        return byShape.computeIfAbsent(shape, this::matching);
    }

    private List<Name> matching(int shape) {
        PlanShapes shapes = trace.shapes();
        List<Name> names = new ArrayList<>();
        for (int node = 0; node < shapes.nodeCount(shape); node++) {
            add(names, shapes.relation(shape, node));
            add(names, shapes.index(shape, node));
        }
        return List.copyOf(names);
    }

    private void add(List<Name> names, int id) {
        if (id < 0 || names.stream().anyMatch(name -> name.id() == id)) {
            return;
        }
        String latin = trace.names().get(id, StandardCharsets.ISO_8859_1);
        byte[] bytes = latin.getBytes(StandardCharsets.ISO_8859_1);
        int match = pattern.find(bytes, 0, bytes.length);
        if (match >= 0) {
            names.add(new Name(id, latin, match));
        }
    }
}
