package dev.pgtrace.format.trc.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes of records in the making. Figures that are not known (negative) are left out with their names.
final class Output {
    /// Longer texts are cut: nothing can show more of one.
    static final int LONGEST_TEXT = 16 << 20;
    /// Texts of one record together, beyond which further ones are cut.
    private static final long TEXTS = 40L << 20;

    private static final int KEPT = 4 << 20;

    private final Stamp stamp = new Stamp();
    private byte[] bytes = new byte[8192];
    private int size;
    private long textLeft = TEXTS;

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    void clear() {
        size = 0;
        textLeft = TEXTS;
        if (bytes.length > KEPT) {
            bytes = new byte[8192];
        }
    }

    Output add(String ascii) {
        int length = ascii.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    Output add(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    Output add(byte[] text, int length) {
        room(length);
        System.arraycopy(text, 0, bytes, size, length);
        size += length;
        return this;
    }

    Output blanks(int count) {
        room(count);
        Arrays.fill(bytes, size, size + count, (byte) ' ');
        size += count;
        return this;
    }

    /// Takes back what was added since.
    void back(int toSize) {
        size = toSize;
    }

    Output line() {
        return add('\n');
    }

    /// A raw text with its length.
    Output text(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        int most = (int) Math.min(LONGEST_TEXT, textLeft);
        int length = raw.length;
        if (length > most) {
            length = most;
            while (length > 0 && (raw[length] & 0xc0) == 0x80) {
                length--;
            }
        }
        textLeft -= length;
        add('[').number(length);
        if (length < raw.length) {
            add(" of ").number(raw.length);
        }
        return add(']').add(raw, length);
    }

    Output number(long value) {
        room(20);
        if (value < 0) {
            return add(Long.toString(value));
        }
        int digits = digits(value);
        long rest = value;
        for (int at = size + digits - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += digits;
        return this;
    }

    /// ` name=value`
    Output figure(String name, long value) {
        return value < 0 ? this : add(' ').add(name).add('=').number(value);
    }

    /// ` name=S.UUUUUU sec`
    Output seconds(String name, long micros) {
        return micros < 0
                ? this
                : add(' ').add(name).add('=').fixed(micros, 1_000_000, 6).add(" sec");
    }

    /// ` name=M.UUU ms`
    Output millis(String name, long micros) {
        return micros < 0
                ? this
                : add(' ').add(name).add('=').fixed(micros, 1_000, 3).add(" ms");
    }

    /// ` name=TIME`
    Output time(String name, long micros) {
        if (micros < 0) {
            return this;
        }
        add(' ').add(name).add('=');
        if (!Stamp.fits(micros)) {
            return number(micros);
        }
        room(Stamp.LENGTH);
        stamp.write(micros, bytes, size);
        size += Stamp.LENGTH;
        return this;
    }

    /// What the device gave: in blocks as far as the kernel counts, else in bytes.
    Output device(long deviceBytes) {
        if (deviceBytes < 0) {
            return this;
        }
        if (deviceBytes % 512 != 0 || deviceBytes >= 1L << 52) {
            return figure("dev", deviceBytes);
        }
        figure("p", deviceBytes / 8192);
        long sixteenths = deviceBytes % 8192 / 512;
        return sixteenths == 0 ? this : add('.').fixedDigits(sixteenths * 625, 4);
    }

    /// A cost: two decimals as EXPLAIN prints it, or whatever it takes.
    Output cost(double value) {
        long cents = Math.round(value * 100);
        if (cents < 1L << 52
                && cents >= 0
                && Double.doubleToRawLongBits(cents / 100.0) == Double.doubleToRawLongBits(value)) {
            return fixed(cents, 100, 2);
        }
        return add(Double.toString(value));
    }

    private Output fixed(long value, long unit, int decimals) {
        return number(value / unit).add('.').fixedDigits(value % unit, decimals);
    }

    private Output fixedDigits(long value, int count) {
        room(count);
        long rest = value;
        for (int at = size + count - 1; at >= size; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
        return this;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
