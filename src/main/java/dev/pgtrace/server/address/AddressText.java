package dev.pgtrace.server.address;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.AddressSyntaxException;
import dev.pgtrace.model.server.TypedAddress;
import java.util.List;

/// One text becomes an address: a libpq URI, a keyword string, a JDBC URL, `service=name`, `host:port/database`, or
/// nothing at all, where service and environment say everything.
public final class AddressText {
    private static final int LONGEST = 16_384;
    private static final String SCHEME = "postgresql://";

    private final Surroundings surroundings;

    public AddressText(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// @throws AddressSyntaxException where the text cannot be understood
    /// @throws TraceException         of kind USAGE where a service or a variable cannot be used
    public TypedAddress read(String text) throws TraceException {
        if (text.length() > LONGEST) {
            throw new AddressSyntaxException(LONGEST, Texts.get("server.address.long", LONGEST));
        }
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new AddressSyntaxException(zero + 1, Texts.get("server.address.zero"));
        }
        return new AddressReader(said(text.stripTrailing()), surroundings).read();
    }

    /// Names of the services in the service files.
    public List<String> services() {
        return new ServiceFile(surroundings).names();
    }

    private static Said said(String text) throws AddressSyntaxException {
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        String address = text.substring(start);
        if (ConnectionUri.isUri(address)) {
            return shifted(start, () -> ConnectionUri.read(address));
        }
        if (address.isEmpty() || isKeywordString(address)) {
            return shifted(start, () -> KeywordString.read(address));
        }
        int scheme = address.indexOf("://");
        if (scheme >= 0 && address.substring(0, scheme).chars().allMatch(Character::isLetter)) {
            throw new AddressSyntaxException(start + 1, Texts.get("server.address.begins"));
        }
        if (address.chars().noneMatch(c -> ".:/@".indexOf(c) >= 0) && !address.equals("localhost")) {
            throw new AddressSyntaxException(start + 1, Texts.get("server.address.write"));
        }
        return shifted(start - SCHEME.length(), () -> ConnectionUri.read(SCHEME + address));
    }

    /// A word of letters, then an equals sign.
    private static boolean isKeywordString(String text) {
        int at = 0;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '=';
    }

    private interface Reading {
        Said read() throws AddressSyntaxException;
    }

    private static Said shifted(int by, Reading reading) throws AddressSyntaxException {
        try {
            return by == 0 ? reading.read() : reading.read().shifted(by);
        } catch (AddressSyntaxException e) {
            throw by == 0 ? e : e.shifted(by);
        }
    }
}
