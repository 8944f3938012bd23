package dev.pgtrace.ui.shell;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Counts;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.model.capture.CapturePlan;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerFault;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.ui.console.ConsoleView;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.PendingRestore;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.ServerPage;
import dev.pgtrace.ui.kit.control.Icons;
import dev.pgtrace.ui.kit.control.PageSwitch;
import dev.pgtrace.ui.kit.control.Placeholder;
import dev.pgtrace.ui.kit.control.Question;
import dev.pgtrace.ui.kit.control.Roomy;
import dev.pgtrace.ui.kit.control.WrapBar;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskSlot;
import dev.pgtrace.ui.probe.ProbeView;
import dev.pgtrace.ui.sessions.SessionsView;
import dev.pgtrace.ui.sessions.StartRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The tab of a server: its pages, and who it is.
final class ServerPane extends BorderPane {
    private final OpenServer server;
    private final Consumer<OpenServer> edit;
    private final Consumer<Throwable> showFault;
    private final BiConsumer<OpenServer, StartRequest> start;
    private final Consumer<CapturePlan> showPlan;
    private final BiFunction<OpenServer, String, Path> files;
    private final Consumer<Path> openTrace;
    private final PageSwitch<ServerPage> switches = new PageSwitch<>(
            ServerPage.class, "page-", page -> Messages.get("server.page." + PageSwitch.key(page)), this::choose);
    private final Map<ServerPage, Node> pages = new EnumMap<>(ServerPage.class);
    private final HBox banner = new HBox(10);
    private final StackPane stage = new StackPane();
    private final Label identity = new Label();
    private final Label production = new Label(Messages.get("server.production"));
    private final TaskSlot restoreSlot = new TaskSlot();
    private @Nullable ServerContext shown;
    private @Nullable SessionsView sessions;
    private @Nullable ConsoleView console;

    /// @param edit      shows the form of the server
    /// @param showFault shows the technical text of a fault
    /// @param start     starts a trace
    /// @param showPlan  shows the exact statements of a plan
    /// @param files     a new file for a trace of a scope
    /// @param openTrace opens a trace
    ServerPane(
            OpenServer server,
            Consumer<OpenServer> edit,
            Consumer<Throwable> showFault,
            BiConsumer<OpenServer, StartRequest> start,
            Consumer<CapturePlan> showPlan,
            BiFunction<OpenServer, String, Path> files,
            Consumer<Path> openTrace) {
        this.server = server;
        this.edit = edit;
        this.showFault = showFault;
        this.start = start;
        this.showPlan = showPlan;
        this.files = files;
        this.openTrace = openTrace;
        getStyleClass().add("trace-pane");
        stage.getStyleClass().add("view-stage");
        identity.getStyleClass().add("chip");
        identity.setMinWidth(Region.USE_PREF_SIZE);
        production.getStyleClass().addAll("chip", "production");
        production.setMinWidth(Region.USE_PREF_SIZE);
        WrapBar bar = new WrapBar(4, List.of(switches), List.of(identity, production));
        bar.getStyleClass().add("view-bar");
        banner.getStyleClass().add("banner");
        show(banner, false);
        Roomy room = Roomy.view(stage);
        setTop(new VBox(bar, banner));
        setCenter(room);
        server.stateProperty().addListener(observable -> update());
        update();
    }

    OpenServer server() {
        return server;
    }

    /// `orders-prod-1 · 41 sessions, 7 active, 2 blocked`; the counts only while their page is in front, since it is
    /// not asked for them otherwise.
    Optional<String> summary() {
        String name = server.profile().name();
        boolean counted = sessions != null && sessions.node().getScene() != null;
        return Optional.of(counted && sessions != null ? name + " · " + sessions.summary() : name);
    }

    /// Stops what the pages do in the background.
    void close() {
        if (sessions != null) {
            sessions.close();
        }
        if (console != null) {
            console.close();
        }
    }

    private void choose(ServerPage page) {
        server.context().ifPresent(context -> context.pageProperty().set(page));
    }

    private void update() {
        switches.setDisable(server.context().isEmpty());
        production.setVisible(server.profile().production());
        production.setManaged(server.profile().production());
        identity.setText(server.profile().address().text());
        switch (server.stateProperty().get()) {
            case OpenServer.State.Connecting() -> stage.getChildren().setAll(connecting());
            case OpenServer.State.Broken(Throwable fault) -> stage.getChildren().setAll(broken(fault));
            case OpenServer.State.Online(ServerContext context) -> online(context);
        }
    }

    private void online(ServerContext context) {
        if (context.equals(shown)) {
            return;
        }
        close();
        pages.clear();
        shown = context;
        context.pageProperty().addListener(observable -> showPage(context));
        context.probeProperty().addListener(observable -> context.probe().ifPresent(this::showIdentity));
        context.leftoversProperty().addListener((observable, old, now) -> showLeftovers(context, now));
        showPage(context);
    }

    private void showLeftovers(ServerContext context, @Nullable PendingRestore leftovers) {
        boolean any = leftovers != null && !leftovers.statements().isEmpty();
        show(banner, any);
        if (leftovers == null || !any) {
            return;
        }
        Label text = new Label(
                Messages.get(
                        "server.leftovers",
                        Counts.grouped(leftovers.statements().size())),
                Icons.of(Feather.ALERT_TRIANGLE, "banner-icon"));
        Button restore = new Button(Messages.get("server.restore"));
        restore.setId("restore");
        restore.setOnAction(event -> {
            if (agrees(context.profile(), leftovers.statements())) {
                restore(context, leftovers);
            }
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        banner.getChildren().setAll(text, gap, restore);
    }

    private boolean agrees(ServerProfile profile, List<String> statements) {
        String title = Messages.get("server.restore.title", profile.name());
        String text = Messages.get("server.restore.text");
        String exact = String.join("\n", statements);
        String action = Messages.get("server.restore.action");
        return profile.production()
                ? Question.askTicked(
                        this, title, text, exact, Messages.get("agree.production.tick", profile.name()), action)
                : Question.ask(this, title, text, exact, action);
    }

    private boolean agreesToExtension(ServerProfile profile, CapturePlan plan) {
        List<String> sentences = new ArrayList<>(plan.notes());
        sentences.addAll(plan.fidelity());
        return Question.askTicked(
                this,
                Messages.get(profile.production() ? "extension.production" : "extension.title", profile.name()),
                Messages.get("extension.text"),
                String.join("\n\n", KeptTexts.told(sentences)),
                Messages.get("extension.tick", profile.name()),
                Messages.get("console.run"));
    }

    private void restore(ServerContext context, PendingRestore leftovers) {
        BackgroundTask.of((progress, cancel) -> {
                    leftovers.run();
                    return context.access().leftovers(cancel);
                })
                .onSuccess(context::publish)
                .start(context.runner(), restoreSlot);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void showPage(ServerContext context) {
        ServerPage page = context.pageProperty().get();
        switches.select(page);
        stage.getChildren().setAll(pages.computeIfAbsent(page, p -> create(p, context)));
    }

    private Node create(ServerPage page, ServerContext context) {
        return switch (page) {
            case SESSIONS -> {
                SessionsView view = new SessionsView(context, request -> start.accept(server, request), showPlan);
                sessions = view;
                yield view.node();
            }
            case CONSOLE -> {
                ConsoleView view = new ConsoleView(
                        context,
                        scope -> files.apply(server, scope),
                        openTrace,
                        plan -> agreesToExtension(context.profile(), plan));
                console = view;
                yield view.node();
            }
            case PROBE -> new ProbeView(context).node();
        };
    }

    private void showIdentity(Probe probe) {
        ServerIdentity who = probe.server();
        identity.setText(Messages.get(
                "server.identity",
                who.version(),
                who.tls()
                        .map(tls -> tls.split(",", 2)[0].replace("TLSv", "TLS "))
                        .orElse(Messages.get("connect.unencrypted")),
                who.role() + (who.superuser() ? ", " + Messages.get("connect.superuser") : "")));
    }

    private Node connecting() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(28, 28);
        turning.setMaxSize(28, 28);
        return new Placeholder(
                Placeholder.Kind.LOADING,
                Messages.get("server.connecting", server.profile().name()),
                server.profile().address().text(),
                turning);
    }

    private Node broken(Throwable fault) {
        Button again = new Button(Messages.get("server.again"), Icons.of(Feather.REFRESH_CW));
        again.setOnAction(event -> server.connect(server.profile(), Optional.empty()));
        Button change = new Button(Messages.get("server.edit"), Icons.of(Feather.EDIT_2));
        change.setOnAction(event -> edit.accept(server));
        Button details = new Button(Messages.get("trace.broken.details"));
        details.setOnAction(event -> showFault.accept(fault));
        String reason = fault instanceof TraceException
                ? String.valueOf(fault.getMessage())
                : Messages.get("connect.error.unexpected");
        String title = Messages.get("server.broken", server.profile().name());
        if (fault instanceof ServerFault refused && refused.reason() == ServerFault.Reason.PASSWORD) {
            PasswordField password = new PasswordField();
            password.setId("server-password");
            password.setPromptText(Messages.get("connect.password"));
            Runnable connect = () -> server.connect(
                    server.profile(),
                    password.getText().isEmpty() ? Optional.empty() : Optional.of(Secret.of(password.getText())));
            password.setOnAction(event -> connect.run());
            again.setOnAction(event -> connect.run());
            return new Placeholder(Placeholder.Kind.BROKEN, title, reason, password, again, change, details);
        }
        return new Placeholder(Placeholder.Kind.BROKEN, title, reason, again, change, details);
    }
}
