package dev.pgtrace.ui.connect;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.server.HostPort;
import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerAddress;
import dev.pgtrace.model.server.ServerColour;
import dev.pgtrace.model.server.ServerIdentity;
import dev.pgtrace.model.server.ServerProfile;
import dev.pgtrace.model.server.TlsMode;
import dev.pgtrace.model.server.TlsSettings;
import dev.pgtrace.model.server.TypedAddress;
import dev.pgtrace.ui.kit.Messages;
import dev.pgtrace.ui.kit.task.BackgroundTask;
import dev.pgtrace.ui.kit.task.TaskRunner;
import dev.pgtrace.ui.kit.task.TaskSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The form of a server. What the form has no field for (several hosts, options, rare keywords) is kept from the
/// address that filled it.
final class ConnectViewModel {
    /// How the test, or the reading of the address, went.
    sealed interface Outcome {
        record Nothing() implements Outcome {}

        record Running() implements Outcome {}

        record Reached(ServerIdentity identity) implements Outcome {}

        /// @param fault with the technical text
        record Failed(String sentence, Optional<Throwable> fault) implements Outcome {}
    }

    private final ConnectPort port;
    private final TaskRunner runner;
    private final TaskSlot slot = new TaskSlot();
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty hosts = new SimpleStringProperty(this, "hosts", "localhost");
    private final StringProperty portText = new SimpleStringProperty(this, "port", "5432");
    private final StringProperty database = new SimpleStringProperty(this, "database", "");
    private final StringProperty user = new SimpleStringProperty(this, "user", "");
    private final ObjectProperty<TlsMode> tlsMode = new SimpleObjectProperty<>(this, "tlsMode", TlsMode.PREFER);
    private final StringProperty rootCertificate = new SimpleStringProperty(this, "rootCertificate", "");
    private final StringProperty certificate = new SimpleStringProperty(this, "certificate", "");
    private final StringProperty key = new SimpleStringProperty(this, "key", "");
    private final StringProperty timeoutSeconds = new SimpleStringProperty(this, "timeoutSeconds", "30");
    private final ObjectProperty<ServerColour> colour =
            new SimpleObjectProperty<>(this, "colour", ServerColour.GREY);
    private final BooleanProperty production = new SimpleBooleanProperty(this, "production");
    private final ReadOnlyObjectWrapper<Outcome> outcome =
            new ReadOnlyObjectWrapper<>(this, "outcome", new Outcome.Nothing());
    private final ReadOnlyObjectWrapper<List<String>> notes = new ReadOnlyObjectWrapper<>(this, "notes", List.of());
    private ServerProfile base;
    private Optional<Secret> pasted = Optional.empty();
    private boolean settling;

    ConnectViewModel(ServerProfile profile, ConnectPort port, TaskRunner runner) {
        this.port = port;
        this.runner = runner;
        this.base = profile;
        fill(profile.address());
        name.set(profile.name());
        colour.set(profile.colour());
        production.set(profile.production());
        text.addListener((observable, old, now) -> {
            if (!settling) {
                read(now);
            }
        });
    }

    StringProperty textProperty() {
        return text;
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty hostsProperty() {
        return hosts;
    }

    StringProperty portProperty() {
        return portText;
    }

    StringProperty databaseProperty() {
        return database;
    }

    StringProperty userProperty() {
        return user;
    }

    ObjectProperty<TlsMode> tlsModeProperty() {
        return tlsMode;
    }

    StringProperty rootCertificateProperty() {
        return rootCertificate;
    }

    StringProperty certificateProperty() {
        return certificate;
    }

    StringProperty keyProperty() {
        return key;
    }

    StringProperty timeoutSecondsProperty() {
        return timeoutSeconds;
    }

    ObjectProperty<ServerColour> colourProperty() {
        return colour;
    }

    BooleanProperty productionProperty() {
        return production;
    }

    ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// What was left out or assumed when the address was read.
    ReadOnlyObjectProperty<List<String>> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    /// The password that stood in the pasted address, for the password field; once.
    Optional<Secret> takePasted() {
        Optional<Secret> taken = pasted;
        pasted = Optional.empty();
        return taken;
    }

    /// Connects once, to see whether it works.
    void test(Optional<Secret> password) {
        Optional<ServerProfile> profile = profile();
        if (profile.isEmpty()) {
            return;
        }
        ServerAddress address = profile.get().address();
        outcome.set(new Outcome.Running());
        BackgroundTask.of((progress, cancel) -> port.test(address, password, cancel))
                .onSuccess(identity -> outcome.set(new Outcome.Reached(identity)))
                .onFailure(fault -> outcome.set(new Outcome.Failed(sentence(fault), Optional.of(fault))))
                .onCancelled(() -> outcome.set(new Outcome.Nothing()))
                .start(runner, slot);
    }

    /// Gives a test up.
    void stop() {
        slot.cancel();
    }

    /// What the form says, or empty where it is no address; the outcome then says why.
    Optional<ServerProfile> profile() {
        List<HostPort> all = new ArrayList<>();
        try {
            for (String host : hosts.get().split(",")) {
                all.add(host(host.strip()));
            }
        } catch (NumberFormatException e) {
            return refuse("connect.error.port");
        }
        if (database.get().isBlank() || user.get().isBlank()) {
            return refuse(database.get().isBlank() ? "connect.error.database" : "connect.error.user");
        }
        int timeoutMillis;
        try {
            timeoutMillis = Math.toIntExact(Math.round(Double.parseDouble(timeoutSeconds.get().strip()) * 1_000));
        } catch (NumberFormatException | ArithmeticException e) {
            return refuse("connect.error.timeout");
        }
        if (timeoutMillis < 0) {
            return refuse("connect.error.timeout");
        }
        ServerAddress old = base.address();
        ServerAddress address = old.withHosts(all)
                .withDatabase(database.get().strip())
                .withUser(user.get().strip())
                .withTls(new TlsSettings(
                        tlsMode.get(),
                        rootCertificate.get().strip(),
                        certificate.get().strip(),
                        key.get().strip(),
                        old.tls().revocationList()))
                .withTimeouts(old.connectTimeoutSeconds(), timeoutMillis);
        String called = name.get().isBlank() ? ServerProfile.of(address).name() : name.get().strip();
        return Optional.of(new ServerProfile(base.id(), called, colour.get(), production.get(), address));
    }

    /// A host may bring its own port, as in `db1:5433,db2`.
    private HostPort host(String host) {
        int colon = host.lastIndexOf(':');
        boolean own = colon > 0 && (host.indexOf(':') == colon || host.charAt(colon - 1) == ']');
        String alone = own ? host.substring(0, colon) : host;
        int number = Integer.parseInt(own ? host.substring(colon + 1) : portText.get().strip());
        if (number < 1 || number > 65_535 || alone.isEmpty()) {
            throw new NumberFormatException("port " + number);
        }
        boolean bracketed = alone.startsWith("[") && alone.endsWith("]");
        return new HostPort(bracketed ? alone.substring(1, alone.length() - 1) : alone, number);
    }

    private Optional<ServerProfile> refuse(String key) {
        outcome.set(new Outcome.Failed(Messages.get(key), Optional.empty()));
        return Optional.empty();
    }

    private void read(String typed) {
        if (typed.isBlank()) {
            outcome.set(new Outcome.Nothing());
            return;
        }
        try {
            TypedAddress read = port.read(typed);
            pasted = read.password();
            base = base.withAddress(read.address());
            fill(read.address());
            if (name.get().isBlank() || !read.address().service().isEmpty()) {
                name.set(ServerProfile.of(read.address()).name());
            }
            outcome.set(new Outcome.Nothing());
            if (pasted.isPresent()) {
                hidePassword(read.address());
            }
            notes.set(new ArrayList<>(read.notes()));
        } catch (TraceException e) {
            outcome.set(new Outcome.Failed(sentence(e), Optional.empty()));
        }
    }

    /// A password does not stay in sight: the field shows the address without it.
    private void hidePassword(ServerAddress address) {
        settling = true;
        text.set("postgresql://" + address.text());
        settling = false;
    }

    private void fill(ServerAddress address) {
        List<HostPort> all = address.hosts();
        boolean one = all.size() == 1;
        hosts.set(one
                ? all.getFirst().host()
                : String.join(",", all.stream().map(HostPort::text).toList()));
        portText.set(Integer.toString(all.getFirst().port()));
        database.set(address.database());
        user.set(address.user());
        tlsMode.set(address.tls().mode());
        rootCertificate.set(address.tls().rootCertificate());
        certificate.set(address.tls().certificate());
        key.set(address.tls().key());
        long millis = address.statementTimeoutMillis();
        timeoutSeconds.set(millis % 1_000 == 0 ? Long.toString(millis / 1_000) : Double.toString(millis / 1_000.0));
    }

    private static String sentence(Throwable fault) {
        return fault instanceof TraceException
                ? String.valueOf(fault.getMessage())
                : Messages.get("connect.error.unexpected");
    }
}
