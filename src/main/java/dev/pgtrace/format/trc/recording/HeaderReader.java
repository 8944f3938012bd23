package dev.pgtrace.format.trc.recording;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.CaptureRoute;
import dev.pgtrace.model.Recording;
import dev.pgtrace.model.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads headers.
final class HeaderReader {
    private static final byte[] TITLE = HeaderText.TITLE.getBytes(StandardCharsets.US_ASCII);
    private static final EnumNames<CaptureRoute> ROUTES = new EnumNames<>(CaptureRoute.values());
    private static final int MOST = 10_000;

    private static final long WRITER = Words.name("Writer");
    private static final long SERVER = Words.name("Server");
    private static final long VERSION = Words.name("version");
    private static final long ROUTE = Words.name("Route");
    private static final long SCOPE = Words.name("Scope");
    private static final long STARTED = Words.name("Started");
    private static final long PART = Words.name("Part");
    private static final long SETTING = Words.name("Setting");
    private static final long FIDELITY = Words.name("Fidelity");

    private final Words words = new Words();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<String> fidelity = new ArrayList<>();
    private String writer = "";
    private String server = "";
    private String serverVersion = "";
    private String scope = "";
    private CaptureRoute route = CaptureRoute.FILE;
    private long startMicros = Table.MISSING;

    private int part = 1;

    /// A header.
    ///
    /// @param part which file of the recording it is, from 1
    record Header(Recording recording, int part) {
        /// Whether this one is of the file behind that with another header.
        boolean follows(Header before) {
            return part == before.part + 1
                    && recording.startMicros() == before.recording.startMicros()
                    && recording.writer().equals(before.recording.writer());
        }
    }

    private HeaderReader() {}

    /// The version that a header tells, or 0 where it is not one of ours.
    static int version(byte[] bytes, int from, int to) {
        int at = from + HeaderText.STARS.length() + 1;
        int digits = at + TITLE.length;
        if (digits >= to || !Arrays.equals(TITLE, 0, TITLE.length, bytes, at, digits)) {
            return 0;
        }
        int version = 0;
        for (int i = digits; i < to && i < digits + 6 && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
            version = version * 10 + bytes[i] - '0';
        }
        return version;
    }

    /// What to say of a version that this reader does not know.
    static TraceException newer(String name, int version) {
        return new TraceException(
                TraceException.Kind.NO_TRACE, Texts.get("format.recording.version", name, version, HeaderText.VERSION));
    }

    static Header read(byte[] bytes, int from, int to) {
        HeaderReader reader = new HeaderReader();
        reader.words.set(bytes, from, to);
        while (!reader.words.isAtEnd() && !reader.words.isBroken()) {
            reader.line();
            reader.words.nextLine();
        }
        Recording recording = new Recording(
                reader.writer,
                reader.serverVersion,
                reader.server,
                reader.route,
                reader.scope,
                reader.startMicros,
                reader.settings,
                reader.fidelity);
        return new Header(recording, reader.part);
    }

    private void line() {
        boolean stars = words.next();
        boolean named = words.next();
        if (!stars || !named) {
            return;
        }
        long name = words.name();
        if (name == SERVER && !words.hasColon()) {
            name = words.next() ? words.name() : 0;
            if (name == VERSION) {
                serverVersion = text();
            }
        } else if (name == WRITER) {
            writer = text();
        } else if (name == SERVER) {
            server = text();
        } else if (name == ROUTE) {
            route();
        } else if (name == SCOPE) {
            scope = text();
        } else if (name == STARTED) {
            startMicros = words.next() ? words.time() : Table.MISSING;
        } else if (name == PART) {
            part = words.next() ? Math.clamp(words.ordinal(), 1, MOST) : 1;
        } else if (name == SETTING && settings.size() < MOST) {
            String setting = text();
            words.next(); // the equals sign
            settings.put(setting, text());
        } else if (name == FIDELITY && fidelity.size() < MOST) {
            fidelity.add(text());
        }
    }

    private void route() {
        int found = words.next() ? ROUTES.ordinal(words.bytes(), words.nameFrom(), words.nameTo()) : -1;
        if (found >= 0) {
            route = CaptureRoute.values()[found];
        }
    }

    private String text() {
        return words.next() ? words.textValue() : "";
    }
}
