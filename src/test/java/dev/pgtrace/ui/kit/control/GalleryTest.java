package dev.pgtrace.ui.kit.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.Component;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.ui.Screenshots;
import dev.pgtrace.ui.kit.theme.Appearance;
import dev.pgtrace.ui.kit.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Every control of the kit on one sheet, for the eye.
@ExtendWith(ApplicationExtension.class)
class GalleryTest {
    private static final List<Part> PARTS = List.of(
            new Part(Component.CPU, 8_600_000, Provenance.MEASURED),
            new Part(Component.TIER1, 2_000_000, Provenance.ESTIMATED),
            new Part(Component.TIER2, 4_900_000, Provenance.MEASURED),
            new Part(Component.TIER3, 17_000_000, Provenance.MEASURED),
            new Part(Component.LOCK_WAITS, 3_600_000, Provenance.MEASURED),
            new Part(Component.WAL_WRITES, 1_600_000, Provenance.MEASURED),
            new Part(Component.CLIENT, 2_000_000, Provenance.DERIVED),
            new Part(Component.UNACCOUNTED, 1_100_000, Provenance.DERIVED));

    private Appearance appearance;
    private Scene scene;

    @Start
    void start(Stage stage) {
        appearance = new Appearance();
        appearance.themeProperty().set(Theme.DARK);
        scene = new Scene(gallery(), 1100, 800);
        appearance.dress(scene);
        stage.setMaximized(false);
        stage.setScene(scene);
        stage.setWidth(1100);
        stage.setHeight(800);
        stage.show();
    }

    @Test
    void drawsEveryControlInBothThemes(FxRobot robot) {
        robot.interact(() -> Screenshots.take(scene, "kit-dark"));
        robot.interact(() -> appearance.themeProperty().set(Theme.LIGHT));
        robot.interact(() -> Screenshots.take(scene, "kit-light"));
        assertThat(appearance.darkProperty().get()).isFalse();
    }

    private static VBox gallery() {
        FigureTile one = new FigureTile();
        one.show("41.20 s", "", "trace duration · from 09:14:02", null);
        FigureTile two = new FigureTile();
        two.show("150", "/ 1,204,331", "statements / executions", null);
        LedgerBar bar = new LedgerBar();
        bar.setParts(PARTS, 40_800_000);
        LedgerLegend legend = new LedgerLegend();
        legend.setParts(PARTS, 40_800_000);
        Card ledger = new Card("Where the time went", bar, legend);
        ledger.setAddition("— every microsecond of 40.80 s accounted for");
        ComponentBar cell = new ComponentBar();
        cell.setParts(PARTS, 40_800_000);
        cell.setMaxWidth(154);
        Donut donut = new Donut(88);
        donut.show(
                List.of(
                        new Donut.Slice(Component.TIER2, 728, Provenance.ESTIMATED),
                        new Donut.Slice(Component.TIER3, 7284, Provenance.ESTIMATED)),
                "8,045",
                "blocks");
        List<Histogram.Bar> bars = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            bars.add(new Histogram.Bar(
                    Math.round(100 * Math.pow(10, i / 10.0)),
                    Math.round(100 * Math.pow(10, (i + 1) / 10.0)),
                    Math.round(1000 * Math.exp(-Math.pow(i - 12, 2) / 20.0)),
                    i < 20 ? Component.CPU : Component.TIER3,
                    i < 20 ? Provenance.MEASURED : Provenance.ESTIMATED,
                    ""));
        }
        Histogram histogram = new Histogram();
        histogram.setBars(bars);
        histogram.setMarker(new Histogram.Marker(41_300, "#4711"));
        List<StackedColumns.Column> columns = new ArrayList<>();
        for (int i = 0; i < 91; i++) {
            int n = i;
            columns.add(StackedColumns.Column.of(
                    "Execution " + n,
                    PARTS.stream()
                            .map(p -> new Part(p.component(), p.micros() * (60 + n % 17) / 60, p.provenance()))
                            .toList()));
        }
        StackedColumns series = new StackedColumns();
        series.show(columns, "1.2 s", "first execution", "last");
        Card histogramCard = new Card("Elapsed per execution", Card.grow(histogram));
        Card seriesCard = new Card("Executions in file order", Card.grow(series));
        for (Card card : List.of(histogramCard, seriesCard)) {
            HBox.setHgrow(card, javafx.scene.layout.Priority.ALWAYS);
            card.setPrefSize(400, 230);
        }
        HBox states = new HBox(12);
        for (Placeholder.Kind kind : Placeholder.Kind.values()) {
            states.getChildren().add(new Placeholder(kind, kind.name(), "What to do about it.", new Button("Do it")));
        }
        HBox buttons = new HBox(8, new Button("Open…"), new Chip("tiers: guessed", () -> {}), cell, donut);
        VBox all =
                new VBox(12, new HBox(12, one, two), ledger, buttons, new HBox(12, histogramCard, seriesCard), states);
        all.setStyle("-fx-padding: 16px");
        return all;
    }
}
