package dev.pgtrace.ui.shell;

import dev.pgtrace.app.ConnectServer;
import dev.pgtrace.app.KeepPassword;
import dev.pgtrace.app.RunDemo;
import dev.pgtrace.app.ServerProfiles;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.server.PasswordQuestion;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerColour;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.TypedAddress;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.ServerAccess;
import java.util.List;
import java.util.Optional;

/// Joins what the window needs of servers to the use cases.
final class UseCasePorts implements ServerPorts {
    private static final String DEMO = Messages.get("server.demo");

    private final ConnectServer connect = new ConnectServer();
    private final KeepPassword keyring = new KeepPassword();
    private final ServerProfiles profiles = ServerProfiles.ofUser();

    @Override
    public TypedAddress read(String text) throws TraceException {
        return connect.read(text);
    }

    @Override
    public ServerIdentity test(ServerAddress address, Optional<Secret> password, CancelToken cancel)
            throws TraceException {
        return connect.connect(request(ServerProfile.of(address), password), PasswordQuestion.NOBODY, cancel)
                .identity();
    }

    @Override
    public boolean hasKeyring() {
        return keyring.isPossible();
    }

    @Override
    public void keepPassword(ServerAddress address, Secret password) throws TraceException {
        keyring.remember(address, password);
    }

    @Override
    public List<ServerProfile> profiles() {
        return profiles.load().profiles();
    }

    @Override
    public void keep(ServerProfile profile) throws TraceException {
        profiles.keep(profile);
    }

    @Override
    public void forget(ServerProfile profile) throws TraceException {
        profiles.forget(profile.id());
    }

    @Override
    public Demo startDemo(Progress progress, CancelToken cancel) throws TraceException {
        RunDemo.Running running = new RunDemo(RunDemo.DEFAULT_SEED).start(progress, cancel);
        TypedAddress address = connect.read(running.urlWithPassword());
        ServerProfile profile = ServerProfile.of(address.address()).named(DEMO, ServerColour.GREEN);
        Secret password = address.password().orElseGet(() -> Secret.of(""));
        return new Demo() {
            @Override
            public ServerProfile profile() {
                return profile;
            }

            @Override
            public Secret password() {
                return password;
            }

            @Override
            public void close() {
                running.close();
            }
        };
    }

    @Override
    public ServerAccess connect(ServerProfile profile, Optional<Secret> password, CancelToken cancel)
            throws TraceException {
        return new ConnectedAccess(connect.connect(request(profile, password), PasswordQuestion.NOBODY, cancel));
    }

    private static ConnectServer.Request request(ServerProfile profile, Optional<Secret> password) {
        return new ConnectServer.Request(profile, password, Optional.empty());
    }
}
