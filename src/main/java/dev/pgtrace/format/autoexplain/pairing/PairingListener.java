package dev.pgtrace.format.autoexplain.pairing;

import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.event.TraceEvent;

/// Hears what a [Pairing] puts together.
public interface PairingListener {
    /// @param places where the input tells it
    void event(TraceEvent event, Places places);

    /// An execution, for who needs no event made of it.
    ///
    /// @param told good during the call only
    default void execution(PairedExecution told) {
        event(told.event(), told.places());
    }

    void issue(IssueKind kind, long offsetBytes, String detail);
}
