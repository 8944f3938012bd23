package dev.pgtrace.ui.compare;

import dev.pgtrace.analysis.experiment.Warning;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Ratios;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.experiment.ExperimentEnd;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What an experiment shows, in a sentence and its evidence; above it what comes before any speed.
final class VerdictBanner {
    private static final int WARNINGS = 2;

    private final IntegerProperty chosen;
    private final Label headline = new Label();
    private final Label evidence = new Label();
    private final HBox banner = new HBox(14);
    private final VBox root = new VBox(8);
    private @Nullable ExperimentShown last;

    /// @param chosen which variant is compared with the first
    VerdictBanner(IntegerProperty chosen) {
        this.chosen = chosen;
        headline.setId("verdict");
        headline.getStyleClass().add("verdict-headline");
        headline.setMinWidth(Region.USE_PREF_SIZE);
        evidence.setId("verdict-evidence");
        evidence.getStyleClass().add("muted");
        evidence.setWrapText(true);
        evidence.setMinHeight(Region.USE_PREF_SIZE);
        evidence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(evidence, Priority.ALWAYS);
        Explain.on(headline, () -> Optional.ofNullable(last).map(this::explained));
        Explain.on(evidence, () -> Optional.ofNullable(last).map(this::explained));
        banner.setMinHeight(Region.USE_PREF_SIZE);
        banner.getStyleClass().add("verdict");
        banner.getChildren().setAll(headline, evidence);
        root.setFillWidth(true);
    }

    Node node() {
        return root;
    }

    void show(ExperimentShown shown) {
        last = shown;
        int variant = chosen.get();
        headline.setText(VerdictTexts.headline(shown, variant));
        int notes = notes(shown);
        String evident = VerdictTexts.evidence(shown, variant);
        evidence.setText(
                notes == 0 || shown.isRunning()
                        ? evident
                        : Messages.get("compare.warnings.more", evident, String.valueOf(notes)));
        banner.getStyleClass().removeIf(style -> style.startsWith("verdict-"));
        banner.getStyleClass().add(VerdictTexts.style(shown, variant));
        List<Node> parts = new ArrayList<>();
        VerdictTexts.differentAnswers(shown)
                .ifPresent(text -> parts.add(notice("answers-banner", Feather.ALERT_OCTAGON, text, "notice-bad")));
        boolean failed = shown.experiment().end().reason() == ExperimentEnd.Reason.FAILED;
        VerdictTexts.ending(shown)
                .ifPresent(text -> parts.add(notice(
                        "ending-banner",
                        failed ? Feather.ALERT_OCTAGON : Feather.SCISSORS,
                        text,
                        failed ? "notice-bad" : "notice-cut")));
        parts.add(banner);
        warnings(shown, parts);
        root.getChildren().setAll(parts);
    }

    private Explanation explained(ExperimentShown shown) {
        int variant = chosen.get();
        String formula = shown.comparison(variant)
                .filter(found -> found.ratio().isKnown())
                .map(found -> Messages.get(
                        "explain.f.verdict",
                        ExperimentShown.letter(variant),
                        ExperimentShown.letter(0),
                        Ratios.plain(found.ratio().estimate()),
                        Ratios.plain(found.ratio().low()),
                        Ratios.plain(found.ratio().high()),
                        Ratios.share(found.level()),
                        Counts.grouped(found.pairs())))
                .orElse(Messages.get("explain.f.missing"));
        return ComparedFigures.ofRuns(
                headline,
                Messages.get("explain.term.runs"),
                headline.getText(),
                Provenance.ESTIMATED,
                Messages.get("explain.verdict.meaning"),
                formula);
    }

    /// Those that only the settings show.
    private static int notes(ExperimentShown shown) {
        List<Warning> all = shown.result().warnings();
        long seen = all.stream().filter(w -> weakens(w.kind())).count();
        return all.size() - (int) Math.min(WARNINGS, seen);
    }

    private static void warnings(ExperimentShown shown, List<Node> parts) {
        List<Warning> all = shown.result().warnings();
        List<Warning> warnings = all.stream().filter(w -> weakens(w.kind())).toList();
        for (Warning warning : warnings.subList(0, Math.min(WARNINGS, warnings.size()))) {
            Label line = new Label(KeptTexts.told(warning.message()), Icons.of(Feather.ALERT_TRIANGLE));
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            line.getStyleClass().addAll("warn-text", "small");
            parts.add(line);
        }
    }

    /// What weakens the verdict itself; the rest, and what has a banner of its own, is in the settings.
    private static boolean weakens(Warning.Kind kind) {
        return switch (kind) {
            case TOO_FEW_RUNS, DRIFT, AUTOCORRELATION, UNEVEN_RUNS, SETS_DISAGREE, HYPOTHETICAL -> true;
            case DIFFERENT_ANSWER, STOPPED_EARLY, ROLLBACK, NOT_COLD, NOTE -> false;
        };
    }

    private static Node notice(String id, Feather icon, String text, String style) {
        Label label = new Label(text, Icons.of(icon));
        label.setId(id);
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().addAll("verdict-notice", style);
        return label;
    }
}
