package dev.pgtrace.store.index;

import dev.pgtrace.model.PlanShapes;
import java.util.function.Supplier;

/// Plan shapes that are got when somebody first asks for one.
///
/// @param size known before
record LateShapes(int size, Supplier<PlanShapes> shapes) implements PlanShapes {
    @Override
    public int nodeCount(int shape) {
        return shapes.get().nodeCount(shape);
    }

    @Override
    public int parent(int shape, int node) {
        return shapes.get().parent(shape, node);
    }

    @Override
    public int label(int shape, int node) {
        return shapes.get().label(shape, node);
    }

    @Override
    public int relation(int shape, int node) {
        return shapes.get().relation(shape, node);
    }

    @Override
    public int index(int shape, int node) {
        return shapes.get().index(shape, node);
    }

    @Override
    public long fingerprint(int shape) {
        return shapes.get().fingerprint(shape);
    }
}
