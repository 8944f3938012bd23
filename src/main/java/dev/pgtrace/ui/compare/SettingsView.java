package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.Warning;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.model.experiment.Experiment;
import dev.pgtrace.model.experiment.ExperimentOptions;
import dev.pgtrace.model.experiment.ExperimentServer;
import dev.pgtrace.model.experiment.ParameterSet;
import dev.pgtrace.model.experiment.StopRule;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.share.SharedTables;
import dev.pgtrace.ui.kit.share.TableText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was asked for, on which server, and what is to be known of the runs.
final class SettingsView {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final int LISTED_SETS = 200;

    private final VBox request = new VBox();
    private final VBox server = new VBox();
    private final VBox notes = new VBox(6);
    private final ScrollPane root;

    SettingsView() {
        Card left = new Card(Messages.get("compare.settings.request"), request);
        Card right = new Card(Messages.get("compare.settings.server"), server);
        for (Card card : List.of(left, right)) {
            card.setPrefWidth(100);
            HBox.setHgrow(card, Priority.ALWAYS);
        }
        SharedTables.register(left, Messages.get("compare.settings.request"), () -> table(request));
        SharedTables.register(right, Messages.get("compare.settings.server"), () -> table(server));
        VBox content = new VBox(12, new Card(Messages.get("compare.settings.notes"), notes), new HBox(12, left, right));
        content.getStyleClass().add("view-content");
        root = new ScrollPane(content);
        root.setFitToWidth(true);
        root.getStyleClass().add("edge-to-edge");
        root.setId("experiment-settings");
    }

    Node node() {
        return root;
    }

    /// @param planned what was said before it began
    void show(ExperimentShown shown, List<String> planned) {
        Experiment experiment = shown.experiment();
        request.getChildren().setAll(request(experiment));
        server.getChildren().setAll(server(experiment));
        List<Label> lines = new ArrayList<>();
        for (Warning warning : shown.result().warnings()) {
            Label line = line(KeptTexts.told(warning.message()));
            line.getStyleClass().add("warn-text");
            lines.add(line);
        }
        shown.unread().forEach(text -> lines.add(line(KeptTexts.told(text))));
        List<String> said =
                shown.result().warnings().stream().map(Warning::message).toList();
        experiment.notes().stream()
                .filter(text -> !said.contains(text))
                .forEach(text -> lines.add(line(KeptTexts.told(text))));
        planned.stream()
                .filter(text -> !experiment.notes().contains(text) && !said.contains(text))
                .forEach(text -> lines.add(line(KeptTexts.told(text))));
        if (lines.isEmpty()) {
            Label none = line(Messages.get("compare.settings.nothing"));
            none.getStyleClass().add("muted");
            lines.add(none);
        }
        notes.getChildren().setAll(lines);
    }

    private static List<Node> request(Experiment experiment) {
        ExperimentOptions options = experiment.request().options();
        StopRule stop = options.stop();
        List<Node> facts = new ArrayList<>();
        facts.add(fact("title", experiment.request().title()));
        facts.add(fact(
                "runs", stop.runs().isPresent() ? Counts.grouped(stop.runs().getAsInt()) : "–"));
        facts.add(fact(
                "budget",
                stop.budget()
                        .map(budget -> Durations.format(budget.toMillis() * 1000))
                        .orElse("–")));
        facts.add(fact(
                "width",
                stop.intervalWidth().isPresent()
                        ? "±" + Ratios.share(stop.intervalWidth().getAsDouble())
                        : "–"));
        facts.add(fact(
                "ended", Messages.get("compare.reason." + key(experiment.end().reason()))));
        facts.add(fact("warmups", Counts.grouped(options.warmUps())));
        facts.add(fact("explained", Counts.grouped(options.explainedRuns())));
        facts.add(fact("protocol", Messages.get("compare.protocol." + key(options.protocol()))));
        facts.add(fact("cache", Messages.get("compare.cache." + key(options.cache()))));
        facts.add(fact("writes", Messages.get("compare.writes." + key(options.writes()))));
        facts.add(fact(
                "timeout",
                options.statementTimeoutMillis() == 0
                        ? "–"
                        : Durations.format(options.statementTimeoutMillis() * 1000)));
        facts.add(fact("noise", Ratios.share(options.noise())));
        facts.add(fact("confidence", Ratios.share(options.confidence())));
        facts.add(fact("seed", String.valueOf(options.seed())));
        List<ParameterSet> sets = experiment.request().parameters();
        if (!sets.equals(List.of(ParameterSet.NONE))) {
            facts.add(fact("sets", Counts.grouped(sets.size())));
            facts.add(fact("values", ParameterTexts.text(sets.subList(0, Math.min(LISTED_SETS, sets.size())))));
        }
        return facts;
    }

    private static List<Node> server(Experiment experiment) {
        ExperimentServer server = experiment.server();
        List<Node> facts = new ArrayList<>();
        facts.add(fact("name", server.name()));
        facts.add(fact("version", server.version()));
        facts.add(fact(
                "start",
                Instant.ofEpochMilli(experiment.startMicros() / 1000)
                        .atZone(ZoneId.systemDefault())
                        .format(MOMENT)));
        new TreeMap<>(server.settings()).forEach((name, value) -> facts.add(factOf(name, value)));
        return facts;
    }

    private static HBox fact(String key, String value) {
        return factOf(Messages.get("compare.settings." + key), value);
    }

    private static HBox factOf(String title, String value) {
        Label name = new Label(title);
        name.getStyleClass().add("fact-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        gap.setMinWidth(16);
        Label text = new Label(value);
        text.setWrapText(true);
        HBox line = new HBox(name, gap, text);
        line.getStyleClass().add("fact");
        line.setAccessibleText(title + ' ' + value);
        return line;
    }

    private static TableText table(VBox facts) {
        return new TableText(
                List.of(
                        new TableText.Heading(Messages.get("compare.settings.column.name"), "", TableText.Kind.TEXT),
                        new TableText.Heading(Messages.get("compare.settings.column.value"), "", TableText.Kind.TEXT)),
                facts.getChildren().stream().map(SettingsView::cells).toList(),
                0);
    }

    private static List<TableText.Cell> cells(Node fact) {
        return ((HBox) fact)
                .getChildren().stream()
                        .filter(node -> node instanceof Label)
                        .map(node -> TableText.Cell.of(((Label) node).getText()))
                        .toList();
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
