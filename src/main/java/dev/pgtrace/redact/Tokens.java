package dev.pgtrace.redact;

import dev.pgtrace.base.text.PlainNumber;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens. Not thread-safe.
final class Tokens {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LETTERS = 10;
    private static final int DIGITS = 15;
    private static final int REMEMBERED = 1 << 15;
    private static final int LONGEST_REMEMBERED = 200;

    private final Redaction redaction;
    private final RedactionSamples samples;
    private final Mac mac;
    private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    Tokens(Redaction redaction, RedactionSamples samples) {
        this.redaction = redaction;
        this.samples = samples;
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(redaction.seed().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    boolean keeps(RedactedKind kind) {
        return kind != RedactedKind.OTHER && redaction.kept().contains(kind);
    }

    /// The token of a text; the text where its kind is kept or there is none.
    String of(RedactedKind kind, String text) {
        if (text.isEmpty() || keeps(kind)) {
            return text;
        }
        String token = remembered(kind.mark() + text, key -> token(kind.mark(), key));
        samples.add(kind, text, token);
        return token;
    }

    /// The token of a value: a number where it is one, with its sign.
    String value(RedactedKind kind, String text) {
        return PlainNumber.is(text) ? number(kind, text) : of(kind, text);
    }

    /// The number for a number.
    String number(RedactedKind kind, String text) {
        if (text.isEmpty() || keeps(kind)) {
            return text;
        }
        boolean signed = text.charAt(0) == '-';
        String bare = signed ? text.substring(1) : text;
        String number = remembered('#' + bare, key -> digits(hash(key)));
        samples.add(kind, bare, number);
        return signed ? '-' + number : number;
    }

    /// Tokens come from their texts alone: remembering only saves time, and long texts would take much room.
    private String remembered(String key, UnaryOperator<String> token) {
        return key.length() > LONGEST_REMEMBERED ? token.apply(key) : known.computeIfAbsent(key, token);
    }

    private String token(char mark, String key) {
        long bits = hash(key);
        StringBuilder token = new StringBuilder(LETTERS + 2).append(mark).append('_');
        for (int i = 0; i < LETTERS; i++) {
            token.append(ALPHABET.charAt((int) (bits >>> 5 * i) & 31));
        }
        return token.toString();
    }

    /// Never begins with 0, so that no digits are lost where it is read as a number.
    private static String digits(long bits) {
        StringBuilder digits = new StringBuilder(DIGITS);
        digits.append((char) ('1' + Long.remainderUnsigned(bits, 9)));
        String rest = Long.toUnsignedString(Long.divideUnsigned(bits, 9));
        for (int i = 1; i < DIGITS; i++) {
            digits.append(i <= rest.length() ? rest.charAt(rest.length() - i) : '0');
        }
        return digits.toString();
    }

    private long hash(String key) {
        byte[] hash = mac.doFinal(key.getBytes(StandardCharsets.ISO_8859_1));
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << 8 | hash[i] & 0xff;
        }
        return bits;
    }
}
