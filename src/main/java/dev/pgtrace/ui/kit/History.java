package dev.pgtrace.ui.kit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Places behind and ahead, as in a browser: going somewhere new forgets what was ahead.
final class History {
    private static final int LIMIT = 200;

    private final Deque<Place> behind = new ArrayDeque<>();
    private final Deque<Place> ahead = new ArrayDeque<>();

    void leave(Place place) {
        behind.push(place);
        ahead.clear();
        if (behind.size() > LIMIT) {
            behind.removeLast();
        }
    }

    Optional<Place> back(Place from) {
        return step(behind, ahead, from);
    }

    Optional<Place> forward(Place from) {
        return step(ahead, behind, from);
    }

    boolean canGoBack() {
        return !behind.isEmpty();
    }

    boolean canGoForward() {
        return !ahead.isEmpty();
    }

    private static Optional<Place> step(Deque<Place> source, Deque<Place> target, Place from) {
        Place to = source.poll();
        if (to == null) {
            return Optional.empty();
        }
        target.push(from);
        return Optional.of(to);
    }
}
