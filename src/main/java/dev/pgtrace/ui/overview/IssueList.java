package dev.pgtrace.ui.overview;

import dev.pgtrace.analysis.Chain;
import dev.pgtrace.analysis.TraceAnalysis;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.Durations;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.Provenance;
import dev.pgtrace.model.TraceIssue;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.View;
import dev.pgtrace.ui.kit.control.Card;
import dev.pgtrace.ui.kit.explain.Basis;
import dev.pgtrace.ui.kit.explain.Explain;
import dev.pgtrace.ui.kit.explain.Explanation;
import dev.pgtrace.ui.kit.explain.TraceLines;
import dev.pgtrace.ui.kit.share.SharedTables;
import dev.pgtrace.ui.kit.share.TableText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// What was noticed while reading, and sequences of statements that repeat; each leads to its first place.
final class IssueList {
    private static final int CHAINS = 5;

    private final TraceContext context;
    private final TraceLines lines;
    private final VBox list = new VBox(12);
    private final Map<String, Finding> findings = new HashMap<>();
    private final Label none = new Label(Messages.get("overview.issues.none"));
    private final Label heading = new Label(Messages.get("overview.chains.title"));
    private final Card card;

    IssueList(TraceContext context, TraceLines lines) {
        this.context = context;
        this.lines = lines;
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        heading.getStyleClass().add("card-title");
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        card = new Card(Messages.get("overview.issues.title"), Card.grow(scroll));
        card.setMinWidth(260);
        card.setPrefWidth(330);
        card.setMaxWidth(330);
    }

    Node node() {
        return card;
    }

    private static TableText table(List<TraceIssue> issues) {
        return new TableText(
                List.of(
                        new TableText.Heading(Messages.get("overview.issues.column.count"), "", TableText.Kind.NUMBER),
                        new TableText.Heading(Messages.get("overview.issues.column.what"), "", TableText.Kind.TEXT),
                        new TableText.Heading(Messages.get("overview.issues.column.byte"), "", TableText.Kind.NUMBER),
                        new TableText.Heading(Messages.get("overview.issues.column.line"), "", TableText.Kind.NUMBER)),
                issues.stream().map(IssueList::row).toList(),
                0);
    }

    private static List<TableText.Cell> row(TraceIssue issue) {
        return List.of(
                number(issue.count()),
                TableText.Cell.of(KeptTexts.told(issue.message())),
                number(issue.offsetBytes()),
                issue.line() > 0 ? number(issue.line()) : TableText.Cell.of(""));
    }

    private static TableText.Cell number(long value) {
        return new TableText.Cell(Counts.grouped(value), Long.toString(value));
    }

    void show(TraceAnalysis analysis) {
        List<TraceIssue> issues = analysis.trace().info().issues();
        SharedTables.register(card, Messages.get("overview.issues.title"), () -> table(issues));
        List<Node> shown = new ArrayList<>();
        for (TraceIssue issue : analysis.trace().info().issues()) {
            Finding finding = findings.computeIfAbsent(issue.kind().name(), key -> new Finding(severity(issue.kind())));
            finding.show(
                    Messages.get(
                            "overview.issues.heading",
                            Counts.grouped(issue.count()),
                            KeptTexts.told(issue.kind().meaning())),
                    detail(issue),
                    place(issue),
                    () -> context.go(View.RAW, Selection.ofOffset(issue.offsetBytes())));
            Explain.on(finding, () -> Optional.of(count(issue)));
            shown.add(finding);
        }
        if (shown.isEmpty()) {
            shown.add(none);
        }
        List<Chain> chains = analysis.chains().stream().limit(CHAINS).toList();
        if (!chains.isEmpty()) {
            shown.add(heading);
        }
        for (int i = 0; i < chains.size(); i++) {
            Chain chain = chains.get(i);
            Finding finding = findings.computeIfAbsent("chain" + i, key -> new Finding("repeat"));
            finding.show(
                    Messages.get("overview.chains.heading", Counts.grouped(chain.executions())),
                    sequence(chain),
                    Messages.get(
                            "overview.chains.place",
                            Counts.grouped(chain.repeats()),
                            Durations.format(chain.elapsedMicros())),
                    () -> context.go(
                            View.STATEMENTS,
                            Selection.ofExecution(chain.statements().getFirst(), chain.firstExecution())));
            Explain.on(finding, () -> Optional.of(time(chain)));
            shown.add(finding);
        }
        if (!list.getChildren().equals(shown)) {
            list.getChildren().setAll(shown);
        }
    }

    private Explanation count(TraceIssue issue) {
        return new Explanation(
                KeptTexts.told(issue.kind().meaning()),
                Counts.grouped(issue.count()),
                Provenance.MEASURED,
                KeptTexts.told(issue.message()),
                Messages.get("explain.f.counted", Counts.grouped(issue.count())),
                lines.origin(Basis.COUNT),
                lines.at(Selection.ofOffset(issue.offsetBytes())));
    }

    private Explanation time(Chain chain) {
        String elapsed = Durations.exact(chain.elapsedMicros());
        Selection first = Selection.ofExecution(chain.statements().getFirst(), chain.firstExecution());
        return new Explanation(
                Messages.get("overview.chains.title"),
                elapsed,
                Provenance.DERIVED,
                Messages.get("explain.chain.meaning"),
                Messages.get("explain.f.sum", TraceLines.executions(chain.executions()), elapsed),
                lines.origin(Basis.TIME),
                lines.found(TraceLines.executions(chain.executions()), trace -> first, first));
    }

    /// What the message adds to the meaning of its kind.
    private static String detail(TraceIssue issue) {
        String meaning = KeptTexts.told(issue.kind().meaning());
        String message = KeptTexts.told(issue.message());
        String rest = message.startsWith(meaning) ? message.substring(meaning.length()) : message;
        int start = 0;
        while (start < rest.length() && " :;,.".indexOf(rest.charAt(start)) >= 0) {
            start++;
        }
        String detail = rest.substring(start);
        return detail.isEmpty() ? "" : Character.toUpperCase(detail.charAt(0)) + detail.substring(1);
    }

    private static String sequence(Chain chain) {
        return Messages.get(
                chain.statements().size() == 1 ? "overview.chains.one" : "overview.chains.several",
                Counts.grouped(chain.statements().size()));
    }

    private static String place(TraceIssue issue) {
        return issue.line() > 0
                ? Messages.get("overview.issues.line", Counts.grouped(issue.line()))
                : Messages.get("overview.issues.byte", Counts.grouped(issue.offsetBytes()));
    }

    /// How much of the trace an issue costs: figures or parts of the file lost, left out of sums, or only to know.
    private static String severity(IssueKind kind) {
        return switch (kind) {
            case NO_FOOTER,
                    NO_HEADER,
                    HEADER_ONLY,
                    TORN_LINE,
                    NUL_BYTES,
                    ID_GAP,
                    DATA_AFTER_CUT,
                    STATEMENT_FAILED,
                    RECORDS_LOST -> "loss";
            case INCOMPLETE,
                    RAN_NESTED,
                    PLANNING_FAILED,
                    REPEATED_EXEC,
                    FOREIGN_PLAN,
                    CUMULATIVE_STATS,
                    EXEC_WITHOUT_START,
                    GARBAGE_ELAPSED,
                    BAD_NUMBER,
                    ORPHAN_RECORD,
                    IMPLAUSIBLE_BIND,
                    UNKNOWN_LINE,
                    MALFORMED_RECORD,
                    PARENT_MISSING,
                    PLAN_UNPAIRED -> "doubt";
            case NO_PLAN,
                    PARSE_ONLY,
                    NESTED_PLANNING,
                    SQL_TRUNCATED,
                    BIND_TRUNCATED,
                    PHANTOM_WAITS,
                    TIMING_OFF,
                    TIERS_GUESSED,
                    TOO_MANY_NAMES -> "note";
        };
    }
}
