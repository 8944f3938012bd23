package dev.pgtrace.ui.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Component;
import dev.pgtrace.model.capture.CaptureDetail;
import dev.pgtrace.model.capture.CaptureScope;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.Probe;
import dev.pgtrace.model.server.Remedy;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.TraceOption;
import dev.pgtrace.model.server.TraceScope;
import dev.pgtrace.ui.kit.CannedServer;
import dev.pgtrace.ui.kit.ServerContext;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartRoutesTest {
    private static final Remedy MISSING = new Remedy("Only a superuser can do that.", true, "", "");

    private final CannedServer server = new CannedServer();
    private ServerContext context;
    private StartViewModel model;

    @BeforeEach
    void connect() {
        ServerProfile profile = ServerProfile.of(ServerAddress.of("localhost", 5432, "orders", "webapp"));
        context = new ServerContext(profile, server, new SameThreadTaskRunner());
        model = new StartViewModel(context);
    }

    @Test
    void samplesOneSessionUntilTheSignalIsChosen() {
        context.publish(probe(option(CaptureRoute.RELOADED_BACKEND, true)));
        pickOne();

        assertThat(model.routes()).containsExactly(CaptureRoute.SAMPLING, CaptureRoute.RELOADED_BACKEND);
        assertThat(model.routeProperty().get()).isEqualTo(CaptureRoute.SAMPLING);
        assertThat(server.asked.getLast().options().has(CaptureDetail.SIGNAL)).isFalse();

        model.routeProperty().set(CaptureRoute.RELOADED_BACKEND);

        assertThat(server.asked.getLast().options().has(CaptureDetail.SIGNAL)).isTrue();
    }

    @Test
    void saysWhyTheSignalIsNotPossible() {
        context.publish(probe(option(CaptureRoute.RELOADED_BACKEND, false)));
        pickOne();

        assertThat(model.routes()).containsExactly(CaptureRoute.SAMPLING);
        assertThat(model.closedProperty().get()).contains("Only a superuser can do that.");
    }

    @Test
    void signalsNobodyWhereMoreThanOneSessionIsTraced() {
        context.publish(probe(option(CaptureRoute.RELOADED_BACKEND, true)));
        pickOne();
        model.routeProperty().set(CaptureRoute.RELOADED_BACKEND);

        model.scopeProperty().set(new CaptureScope.All());

        assertThat(model.routes()).containsExactly(CaptureRoute.SERVER_LOG);
        assertThat(server.asked.getLast().options().has(CaptureDetail.SIGNAL)).isFalse();
    }

    @Test
    void offersTheExtensionWhereItAnswers() {
        assertThat(model.hasExtension()).isFalse();

        context.publish(probe(option(CaptureRoute.EXTENSION, false)));
        assertThat(model.hasExtension()).isFalse();

        context.publish(probe(option(CaptureRoute.EXTENSION, true)));
        assertThat(model.hasExtension()).isTrue();
    }

    private void pickOne() {
        var session = CannedServer.session(4471, "webapp", "active", "", "", Component.CPU, 10);
        model.offer(List.of(session), List.of(session));
    }

    private static TraceOption option(CaptureRoute route, boolean usable) {
        TraceScope scope = route == CaptureRoute.EXTENSION ? TraceScope.OWN_STATEMENTS : TraceScope.ONE_BACKEND;
        return new TraceOption(route, scope, usable, List.of(), usable ? List.of() : List.of(MISSING), List.of());
    }

    private static Probe probe(TraceOption option) {
        return new Probe(
                new ServerIdentity(
                        "18.1",
                        180001,
                        new HostPort("localhost", 5432),
                        "orders",
                        "webapp",
                        false,
                        false,
                        Optional.empty(),
                        9),
                List.of(),
                List.of(option));
    }
}
