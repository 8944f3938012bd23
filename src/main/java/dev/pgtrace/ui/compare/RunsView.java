package dev.pgtrace.ui.compare;

import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.model.experiment.ExperimentRun;
import dev.pgtrace.model.experiment.RunPhase;
import dev.pgtrace.model.experiment.Variant;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.control.TableColumns;
import dev.pgtrace.ui.kit.control.TwinTable;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.share.SharedColumn;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Every run, as a picture and as a table.
final class RunsView {
    private final RunsPicture picture = new RunsPicture(this::tip, this::explained);
    private final TwinTable<ExperimentRun> twin;
    private final Card card;
    private final HBox legend = new HBox(16);
    private final VBox root;
    private List<Variant> variants = List.of();

    RunsView() {
        twin = new TwinTable<>(
                picture,
                Messages.get("compare.runs.title"),
                List.of(
                        TableColumns.text(Messages.get("compare.runs.variant"), 160, run -> name(run.variant())),
                        TableColumns.text(Messages.get("compare.runs.phase"), 120, RunsView::phase),
                        SharedColumn.micros(
                                explained(
                                        "compare.runs.start",
                                        110,
                                        run -> Durations.format(run.startMicros()),
                                        run -> Durations.exact(run.startMicros())),
                                ExperimentRun::startMicros),
                        SharedColumn.micros(
                                explained(
                                        "compare.runs.elapsed",
                                        110,
                                        run -> Ratios.time(run.elapsedMicros()),
                                        run -> Ratios.exactTime(run.elapsedMicros())),
                                ExperimentRun::elapsedMicros),
                        SharedColumn.count(
                                explained(
                                        "compare.runs.rows",
                                        90,
                                        run -> Counts.grouped(run.rows()),
                                        run -> Counts.grouped(run.rows())),
                                ExperimentRun::rows),
                        SharedColumn.count(
                                explained(
                                        "compare.runs.set",
                                        110,
                                        run -> Counts.grouped(run.parameters() + 1L),
                                        run -> Counts.grouped(run.parameters() + 1L)),
                                (ExperimentRun run) -> run.parameters() + 1L),
                        TableColumns.text(Messages.get("compare.runs.answer"), 120, run -> run.answer()
                                .shortText())));
        card = new Card(Messages.get("compare.runs.title"), legend, Card.grow(twin.node()));
        card.addToHeader(twin.toggle());
        twin.toggle().setId("runs-as-table");
        root = new VBox(12, Card.grow(card));
        root.getStyleClass().add("view-content");
        root.setId("experiment-runs");
    }

    Node node() {
        return root;
    }

    /// Shows the table in place of the picture.
    void list() {
        twin.toggle().setSelected(true);
    }

    /// Shows a run in the table.
    void list(ExperimentRun run) {
        twin.showRow(run);
    }

    private TableColumn<ExperimentRun, String> explained(
            String key, double width, Function<ExperimentRun, String> text, Function<ExperimentRun, String> exact) {
        return Explain.column(
                TableColumns.number(Messages.get(key), width, text, exact),
                (ExperimentRun run) -> Optional.of(
                        ComparedFigures.ofRun(picture, run, Messages.get(key), exact.apply(run), tip(run))));
    }

    private Explanation explained(ExperimentRun run) {
        return ComparedFigures.ofRun(
                picture, run, Messages.get("compare.runs.elapsed"), Ratios.exactTime(run.elapsedMicros()), tip(run));
    }

    void show(ExperimentShown shown, RunDots dots) {
        variants = shown.variants();
        legend.getChildren().clear();
        for (int i = 0; i < variants.size(); i++) {
            Node dot = RunsPicture.legend(i);
            Label name = new Label(ExperimentShown.title(i, name(i)), dot);
            name.getStyleClass().add("muted");
            legend.getChildren().add(name);
        }
        Label hollow = new Label(Messages.get("compare.runs.legend"));
        hollow.getStyleClass().add("muted");
        legend.getChildren().add(hollow);
        card.setAddition(
                dots.others() == 0
                        ? Messages.get("compare.runs.addition", Counts.grouped(dots.timed()))
                        : Messages.get(
                                "compare.runs.addition.others",
                                Counts.grouped(dots.timed()),
                                Counts.grouped(dots.others())));
        picture.show(dots);
        twin.show(dots.runs());
    }

    private String name(int variant) {
        return variant < variants.size() ? variants.get(variant).name() : "";
    }

    private static String phase(ExperimentRun run) {
        return Messages.get("compare.phase." + run.phase().name().toLowerCase(Locale.ROOT));
    }

    private String tip(ExperimentRun run) {
        return Messages.get(
                run.phase() == RunPhase.TIMED ? "compare.runs.tip" : "compare.runs.tip.other",
                name(run.variant()),
                Ratios.exactTime(run.elapsedMicros()),
                Durations.exact(run.startMicros()),
                Counts.grouped(run.rows()),
                phase(run));
    }
}
