package dev.pgtrace.analysis.filter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/// The dear figures that one filter asks for. Much of what one of them takes to work out serves the others too, as
/// long as they are worked out for the same execution: so the chunks of those that most rows are asked of are
/// completed together. Not thread-safe.
final class FiguresTogether {
    private final Map<FilterFigure, KeptFigure> figures = new EnumMap<>(FilterFigure.class);
    private final List<KeptFigure> incomplete = new ArrayList<>();

    /// The same figure for everyone who asks for it.
    KeptFigure of(FilterFigure figure, KeptFigures kept, IntToLongFunction worked) {
        return figures.computeIfAbsent(figure, one -> kept.of(one, worked, this));
    }

    /// Completes a chunk of a figure, and of those beside it that are asked for as much.
    void complete(KeptFigure asked) {
        incomplete.clear();
        for (KeptFigure figure : figures.values()) {
            if (figure == asked || figure.follows(asked.chunk())) {
                incomplete.add(figure);
            }
        }
        KeptFigure[] all = incomplete.toArray(KeptFigure[]::new);
        int rows = asked.rows();
        for (int index = 0; index < rows; index++) {
            for (KeptFigure figure : all) {
                figure.work(index);
            }
        }
        for (KeptFigure figure : all) {
            figure.completed();
        }
    }
}
