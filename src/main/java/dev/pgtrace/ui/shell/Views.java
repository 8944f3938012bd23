package dev.pgtrace.ui.shell;

import dev.pgtrace.ui.hotspots.HotspotsView;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.TraceView;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.overview.OverviewView;
import dev.pgtrace.ui.raw.RawView;
import dev.pgtrace.ui.statements.StatementsView;
import dev.pgtrace.ui.timeline.TimelineView;
import java.util.Locale;

/// The features that show an open trace: the one place that knows them all.
final class Views {
    private Views() {}

    static TraceView create(View view, TraceContext context) {
        return switch (view) {
            case OVERVIEW -> new OverviewView(context);
            case STATEMENTS -> new StatementsView(context);
            case TIMELINE -> new TimelineView(context);
            case FLAMEGRAPH -> new FlamePane(context);
            case HOTSPOTS -> new HotspotsView(context);
            case RAW -> new RawView(context);
        };
    }

    static String title(View view) {
        return Messages.get("view." + view.name().toLowerCase(Locale.ROOT));
    }
}
