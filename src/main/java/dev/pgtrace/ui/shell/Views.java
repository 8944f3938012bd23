package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.hotspots.HotspotsView;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.overview.OverviewView;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The features that show an open trace: the one place that knows them all.
final class Views {
    private Views() {}

    /// Views that exist, in the order of the switcher.
    static List<View> available() {
        return Arrays.stream(View.values())
                .filter(view -> factory(view).isPresent())
                .toList();
    }

    static TraceView create(View view, TraceContext context) {
        return factory(view).orElseThrow().apply(context);
    }

    static String title(View view) {
        return Messages.get("view." + view.name().toLowerCase(Locale.ROOT));
    }

    private static Optional<Function<TraceContext, TraceView>> factory(View view) {
        return switch (view) {
            case OVERVIEW -> Optional.of(OverviewView::new);
            case HOTSPOTS -> Optional.of(HotspotsView::new);
            case STATEMENTS, FLAMEGRAPH, RAW -> Optional.empty();
        };
    }
}
