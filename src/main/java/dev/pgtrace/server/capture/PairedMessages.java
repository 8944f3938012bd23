package dev.pgtrace.server.capture;

import dev.pgtrace.format.autoexplain.log.LogRecord;
import dev.pgtrace.format.autoexplain.pairing.Pairing;
import dev.pgtrace.format.autoexplain.pairing.PairingListener;
import dev.pgtrace.format.autoexplain.pairing.Places;
import dev.pgtrace.model.IssueKind;
import dev.pgtrace.model.event.TraceEvent;
import java.util.function.Consumer;

/// Messages put together by the rules that hold for logs. What could not be given to a statement is told as its own
/// execution; nothing more is to be said of it here.
public final class PairedMessages implements RecordPairing {
    private final Pairing pairing;

    public PairedMessages(Consumer<TraceEvent> events) {
        this.pairing = new Pairing(new PairingListener() {
            @Override
            public void event(TraceEvent event, Places places) {
                events.accept(event);
            }

            @Override
            public void issue(IssueKind kind, long offsetBytes, String detail) {
                // The event itself carries it.
            }
        });
    }

    @Override
    public void add(LogRecord message) {
        pairing.accept(message);
    }

    @Override
    public void settle() {
        pairing.settle();
    }

    @Override
    public void finish() {
        pairing.finish();
    }
}
