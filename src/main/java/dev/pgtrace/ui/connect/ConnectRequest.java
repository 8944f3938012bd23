package dev.pgtrace.ui.connect;

import dev.pgtrace.model.server.Secret;
import dev.pgtrace.model.server.ServerProfile;
import java.util.Optional;

/// What somebody wants who presses Connect.
///
/// @param profile      what the form says
/// @param password     that was typed
/// @param keepPassword whether it shall be kept in the computer's keyring, once it has let us in
public record ConnectRequest(ServerProfile profile, Optional<Secret> password, boolean keepPassword) {}
