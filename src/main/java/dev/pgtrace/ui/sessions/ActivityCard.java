package dev.pgtrace.ui.sessions;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.ComponentTexts;
import dev.pgtrace.ui.kit.control.Part;
import dev.pgtrace.ui.kit.control.StackedColumns;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.control.TwinTable;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Evidence;
import dev.pgtrace.ui.kit.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Active sessions of the last minutes: a column a moment, stacked by what they did.
final class ActivityCard {
    private final StackedColumns columns = new StackedColumns();
    private final TwinTable<StackedColumns.Column> twin = new TwinTable<>(
            columns,
            Messages.get("sessions.activity.title"),
            List.of(TableColumns.free(Messages.get("sessions.activity.title"), 400, column -> column.tip()
                    .replace("\n", " · "))));
    private final Card card;

    ActivityCard() {
        columns.setExplained(ActivityCard::explained);
        columns.setId("activity");
        card = new Card(Messages.get("sessions.activity.title"), Card.grow(twin.node()));
        card.addToHeader(twin.toggle());
    }

    Card node() {
        return card;
    }

    void show(List<Activity.Moment> moments) {
        List<StackedColumns.Column> shown = new ArrayList<>();
        int most = 0;
        for (int i = moments.size(); i < Activity.MOMENTS; i++) {
            shown.add(new StackedColumns.Column(List.of(), "")); // what was before the first list
        }
        for (Activity.Moment moment : moments) {
            most = Math.max(most, moment.total());
            shown.add(new StackedColumns.Column(parts(moment), tip(moment)));
        }
        long covered = moments.size() < 2
                ? 0
                : moments.getLast().atMicros() - moments.getFirst().atMicros();
        twin.show(shown.stream().filter(column -> !column.tip().isEmpty()).toList());
        columns.show(
                shown,
                most == 0 ? "" : Counts.grouped(most),
                moments.size() < Activity.MOMENTS ? "" : Messages.get("sessions.activity.ago", Durations.axis(covered)),
                Messages.get("sessions.activity.now"));
        card.setAddition(Messages.get(
                "sessions.activity.addition",
                moments.isEmpty() ? "0" : Counts.grouped(moments.getLast().total())));
    }

    /// Empty for the time before the first list.
    private static Optional<Explanation> explained(StackedColumns.Column column) {
        return column.tip().isEmpty()
                ? Optional.empty()
                : Optional.of(new Explanation(
                        Messages.get("sessions.activity.title"),
                        Counts.grouped(column.height()),
                        Provenance.MEASURED,
                        Messages.get("explain.activity.meaning"),
                        column.tip(),
                        Basis.SESSIONS.here(),
                        new Evidence.None(Messages.get("explain.evidence.sessions"))));
    }

    private static List<Part> parts(Activity.Moment moment) {
        List<Part> parts = new ArrayList<>();
        for (Component component : Component.values()) {
            int count = moment.active().getOrDefault(component, 0);
            if (count > 0) {
                parts.add(new Part(component, count, Provenance.MEASURED));
            }
        }
        return parts;
    }

    private static String tip(Activity.Moment moment) {
        StringBuilder tip = new StringBuilder(Messages.get("sessions.activity.tip", Counts.grouped(moment.total())));
        for (Part part : parts(moment)) {
            tip.append('\n')
                    .append(ComponentTexts.name(part.component()))
                    .append(": ")
                    .append(Counts.grouped(part.micros()));
        }
        return tip.toString();
    }
}
