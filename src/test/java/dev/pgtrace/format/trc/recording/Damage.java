package dev.pgtrace.format.trc.recording;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/// What disks, editors and transfers do to a file, the same for the same seed.
final class Damage {
    private static final int MOST_WOUNDS = 4;
    private static final byte[] TELLING = {'[', ']', '=', '\n', '#', ' ', '0', '9', '1', '*', 0};

    private final Random random;

    Damage(long seed) {
        random = new Random(seed);
    }

    byte[] of(byte[] whole) {
        byte[] bytes = whole;
        int wounds = 1 + random.nextInt(MOST_WOUNDS);
        for (int i = 0; i < wounds && bytes.length > 1; i++) {
            bytes = once(bytes);
        }
        return bytes;
    }

    private byte[] once(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = random.nextInt(Math.min(random.nextBoolean() ? 12 : 400, bytes.length - at) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> replaced(bytes, at, (byte) random.nextInt(256));
            case 1, 2 -> replaced(bytes, at, TELLING[random.nextInt(TELLING.length)]);
            case 3 -> joined(bytes, at, new byte[0], at + length); // lost
            case 4 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at); // twice
            default -> {
                int from = random.nextInt(bytes.length - length + 1);
                yield joined(bytes, at, Arrays.copyOfRange(bytes, from, from + length), at + length); // overwritten
            }
        };
    }

    private static byte[] replaced(byte[] bytes, int at, byte other) {
        byte[] copy = bytes.clone();
        copy[at] = other;
        return copy;
    }

    private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, until);
        out.writeBytes(between);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
