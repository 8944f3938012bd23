package dev.pgtrace.ui.timeline;

import dev.pgtrace.analysis.ExecutionAccount;
import dev.pgtrace.analysis.timeline.Timeline;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Table;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.LedgerParts;
import dev.pgtrace.ui.kit.control.Part;
import dev.pgtrace.ui.kit.control.Swatch;
import dev.pgtrace.ui.kit.raster.PictureTip;
import java.util.Comparator;
import javafx.scene.control.Label;

/// What the bar under the pointer is.
final class TimelineTip extends PictureTip {
    private static final int LONGEST = 260;

    private int bar = Timeline.NONE;

    TimelineTip() {
        super("timeline-tip");
    }

    @Override
    public void hide() {
        bar = Timeline.NONE;
        super.hide();
    }

    void show(Timeline timeline, TimelineHover hover, TimelineViewModel model) {
        if (hover.bar() != bar) {
            bar = hover.bar();
            int execution = timeline.execution(bar);
            String sql = execution < 0 ? "" : model.sql(execution);
            String kind = timeline.kind(bar).name();
            String what = sql.isEmpty() ? kind : sql.length() > LONGEST ? sql.substring(0, LONGEST) + " …" : sql;
            begin(
                    what,
                    Messages.get(
                            "timeline.tip.when",
                            kind,
                            TimelineTexts.moment(timeline, timeline.start(bar)),
                            TimelineTexts.lane(timeline.lanes().get(timeline.lane(bar)))));
            row(
                    new Label(Messages.get("timeline.tip.call")),
                    Durations.format(timeline.end(bar) - timeline.start(bar)));
            if (execution >= 0) {
                int asked = bar;
                model.account(execution, account -> {
                    if (bar == asked) {
                        show(account);
                        showAt(hover.sceneX(), hover.sceneY());
                    }
                });
            } else {
                model.forgetAccount();
            }
        }
        showAt(hover.sceneX(), hover.sceneY());
    }

    private void show(ExecutionAccount account) {
        if (account.elapsedMicros() != Table.MISSING) {
            row(new Label(Messages.get("timeline.tip.execution")), Durations.format(account.elapsedMicros()));
        }
        if (account.rows() != Table.MISSING) {
            row(new Label(Messages.get("timeline.tip.rows")), Counts.grouped(account.rows()));
        }
        LedgerParts.of(account.ledger()).stream()
                .filter(part -> part.micros() != 0)
                .sorted(Comparator.comparingLong(Part::micros).reversed())
                .forEach(part -> {
                    Label label = new Label(ComponentTexts.name(part.component()));
                    label.setGraphic(new Swatch(part.component(), part.provenance()));
                    row(label, Durations.format(part.micros()) + " · " + ComponentTexts.provenance(part.provenance()));
                });
    }
}
