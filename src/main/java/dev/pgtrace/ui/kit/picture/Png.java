package dev.pgtrace.ui.kit.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/// Pixels as a PNG file: opaque colours of eight bits. (The desktop modules of Java, which could do that too, are not
/// in the product's image.)
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int BITS = 8;
    private static final int TRUE_COLOR = 2;
    private static final int SUB = 1;

    private Png() {}

    /// @param pixels 0xAArrggbb row by row, of which the opacity is ignored
    static byte[] of(int[] pixels, int width, int height) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream(pixels.length / 8 + 1024);
            DataOutputStream out = new DataOutputStream(file);
            out.write(SIGNATURE);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream head = new DataOutputStream(header);
            head.writeInt(width);
            head.writeInt(height);
            head.write(new byte[] {BITS, TRUE_COLOR, 0, 0, 0});
            chunk(out, "IHDR", header.toByteArray());
            chunk(out, "IDAT", lines(pixels, width, height));
            chunk(out, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail so
        }
    }

    /// Each line as the differences from pixel to pixel, which areas of one colour make short.
    private static byte[] lines(int[] pixels, int width, int height) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] line = new byte[1 + 3 * width];
            line[0] = SUB;
            for (int y = 0; y < height; y++) {
                int before = 0;
                for (int x = 0; x < width; x++) {
                    int pixel = pixels[y * width + x];
                    line[1 + 3 * x] = (byte) ((pixel >> 16 & 0xFF) - (before >> 16 & 0xFF));
                    line[2 + 3 * x] = (byte) ((pixel >> 8 & 0xFF) - (before >> 8 & 0xFF));
                    line[3 + 3 * x] = (byte) ((pixel & 0xFF) - (before & 0xFF));
                    before = pixel;
                }
                deflater.write(line);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
