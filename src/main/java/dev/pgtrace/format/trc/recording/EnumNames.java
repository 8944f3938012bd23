package dev.pgtrace.format.trc.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the constant of an enum by its name as bytes.
final class EnumNames<E extends Enum<E>> {
    private final byte[][] names;

    EnumNames(E[] constants) {
        names = Arrays.stream(constants)
                .map(constant -> constant.name().getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
    }

    /// The ordinal, or -1 where no constant has the name.
    int ordinal(byte[] bytes, int from, int to) {
        for (int i = 0; i < names.length; i++) {
            if (Arrays.equals(names[i], 0, names[i].length, bytes, from, to)) {
                return i;
            }
        }
        return -1;
    }
}
