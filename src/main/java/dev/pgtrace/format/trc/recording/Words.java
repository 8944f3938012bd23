package dev.pgtrace.format.trc.recording;

import java.nio.charset.StandardCharsets;

/// The words of a record, line by line. A word is `name=value`, `name:` or `name`; a text may stand for a value or
/// alone. Blanks, brackets and commas part words. Nothing in a text is looked at.
final class Words {
    /// Value of a number that is not there or none.
    static final long NONE = -1;

    private final Stamp stamps = new Stamp();
    private byte[] bytes = {};
    private int at;
    private int end;
    private boolean broken;

    private long name;
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;
    private boolean text;
    private boolean colon;

    /// A word of up to eight letters as a number, for comparing.
    static long name(String ascii) {
        long packed = 0;
        for (int i = 0; i < ascii.length(); i++) {
            packed = packed << 8 | ascii.charAt(i);
        }
        return packed;
    }

    void set(byte[] record, int from, int to) {
        bytes = record;
        at = from;
        end = to;
        broken = false;
    }

    /// Whether a text reaches beyond the record, or the record is not made of whole lines, or holds another one.
    boolean isBroken() {
        return broken;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    int position() {
        return at;
    }

    int end() {
        return end;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Number of blanks that the line starts with; steps over them.
    int indent() {
        int start = at;
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return at - start;
    }

    /// Goes to the next word of the line.
    ///
    /// @return false at the end of the line
    boolean next() {
        while (at < end && isGap(bytes[at])) {
            at++;
        }
        if (at >= end || bytes[at] == '\n') {
            return false;
        }
        text = false;
        colon = false;
        nameFrom = at;
        long packed = 0;
        while (at < end && isName(bytes[at])) {
            packed = packed << 8 | bytes[at];
            at++;
        }
        nameTo = at;
        name = at - nameFrom > 8 ? 0 : packed;
        valueFrom = at;
        valueTo = at;
        if (at < end) {
            value();
        }
        return !broken;
    }

    private void value() {
        byte b = bytes[at];
        if (b == '[') {
            text();
        } else if (b == ':') {
            colon = true;
            at++;
        } else if (b == '=') {
            at++;
            if (at < end && bytes[at] == '[') {
                text();
                return;
            }
            valueFrom = at;
            while (at < end && isValue(bytes[at])) {
                at++;
            }
            valueTo = at;
        }
    }

    private void text() {
        int from = at + 1;
        long length = 0;
        int i = from;
        while (i < end && i - from < 10 && bytes[i] >= '0' && bytes[i] <= '9') {
            length = length * 10 + bytes[i++] - '0';
        }
        if (i == from) {
            broken = true;
            return;
        }
        if (i < end && bytes[i] == ' ') {
            while (i < end && bytes[i] != ']' && i - from < 40) {
                i++;
            }
        }
        if (i >= end || bytes[i] != ']' || length > end - i - 1) {
            broken = true;
            return;
        }
        text = true;
        valueFrom = i + 1;
        valueTo = valueFrom + (int) length;
        at = valueTo;
    }

    /// Leaves the rest of the line, stepping over its texts, and goes to the next one.
    void nextLine() {
        while (at < end && bytes[at] != '\n' && !broken) {
            if (bytes[at] == '[') {
                text();
            } else {
                at++;
            }
        }
        if (at < end && !broken) {
            at++;
        } else {
            broken = true;
        }
    }

    /// Leaves the line as [#nextLine] does; a line that starts a record shows that this one has the wrong length.
    void nextLineOfRecord() {
        nextLine();
        if (!broken && RecordLines.isStart(bytes, at, end)) {
            broken = true;
        }
    }

    /// Name of the word, packed as by [#name(String)]; 0 where it is longer.
    long name() {
        return name;
    }

    int nameFrom() {
        return nameFrom;
    }

    int nameTo() {
        return nameTo;
    }

    /// Whether the word ends with a colon.
    boolean hasColon() {
        return colon;
    }

    boolean isText() {
        return text;
    }

    int valueFrom() {
        return valueFrom;
    }

    int valueTo() {
        return valueTo;
    }

    /// The number of a word like `#12` or `12`.
    long ordinal() {
        int from = nameFrom < nameTo && bytes[nameFrom] == '#' ? nameFrom + 1 : nameFrom;
        return number(from, nameTo);
    }

    /// The word's text, or empty where it has none.
    String textValue() {
        return text ? new String(bytes, valueFrom, valueTo - valueFrom, StandardCharsets.UTF_8) : "";
    }

    /// The word's value as an integer; negative ones only have a meaning where the word allows them.
    long number() {
        return number(valueFrom, valueTo);
    }

    private long number(int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        int i = negative ? from + 1 : from;
        if (i == to || to - i > 19) {
            return NONE;
        }
        long value = 0;
        for (; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            value = value * 10 - digit;
        }
        return negative ? value : value == Long.MIN_VALUE ? NONE : -value;
    }

    /// A counter: an integer that is not negative, or [#NONE].
    long count() {
        return Math.max(NONE, number());
    }

    /// The word's value as a fixed-point number, in units of its last decimal.
    ///
    /// @return negative where it is none or does not fit
    long fixed(int decimals) {
        return fixed(valueFrom, valueTo, decimals);
    }

    private long fixed(int from, int to, int decimals) {
        long value = 0;
        boolean point = false;
        int seen = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (bytes[i] == '.' && !point) {
                point = true;
            } else if (digit < 0 || digit > 9) {
                return NONE;
            } else if (seen < decimals) {
                if (value > (Long.MAX_VALUE - digit) / 10) {
                    return NONE;
                }
                value = value * 10 + digit;
                seen += point ? 1 : 0;
            }
        }
        if (from == to) {
            return NONE;
        }
        for (; seen < decimals; seen++) {
            if (value > Long.MAX_VALUE / 10) {
                return NONE;
            }
            value *= 10;
        }
        return value;
    }

    /// The word's value as a time stamp.
    long time() {
        return valueTo - valueFrom == Stamp.LENGTH ? stamps.read(bytes, valueFrom, valueTo) : count();
    }

    private static boolean isGap(byte b) {
        return b == ' ' || b == '(' || b == ')' || b == ',';
    }

    private static boolean isName(byte b) {
        return b != ' ' && b != '=' && b != ':' && b != '[' && b != '\n' && b != '(' && b != ')' && b != ',';
    }

    private static boolean isValue(byte b) {
        return b != ' ' && b != '\n' && b != '(' && b != ')' && b != ',' && b != '[';
    }
}
