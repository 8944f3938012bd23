import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Icons of Windows and macOS. Both are lists of pictures, and take PNGs as they are.
final class IconFile {
    private static final List<Integer> WINDOWS = List.of(16, 24, 32, 48, 64, 128, 256);
    /// Size in pixels and what macOS calls it; the doubled ones are those for dense screens.
    private static final List<Type> MAC = List.of(
            new Type(16, "icp4"),
            new Type(32, "icp5"),
            new Type(64, "icp6"),
            new Type(128, "ic07"),
            new Type(256, "ic08"),
            new Type(512, "ic09"),
            new Type(32, "ic11"),
            new Type(64, "ic12"),
            new Type(256, "ic13"),
            new Type(512, "ic14"));

    private record Type(int size, String name) {}

    private IconFile() {}

    static void write(Path pictures, Path out) throws Exception {
        Files.createDirectories(out.toAbsolutePath().getParent());
        Files.write(out, out.toString().endsWith(".ico") ? ico(pictures) : icns(pictures));
    }

    private static byte[] picture(Path folder, int size) throws Exception {
        return Files.readAllBytes(folder.resolve("pgtrace-" + size + ".png"));
    }

    private static byte[] ico(Path folder) throws Exception {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(6 + 16 * WINDOWS.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) WINDOWS.size());
        for (int size : WINDOWS) {
            byte[] picture = picture(folder, size);
            byte edge = (byte) (size == 256 ? 0 : size);
            head.put(edge).put(edge).putShort((short) 0).putShort((short) 1).putShort((short) 32);
            head.putInt(picture.length).putInt(head.capacity() + pictures.size());
            pictures.write(picture);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.array());
        pictures.writeTo(all);
        return all.toByteArray();
    }

    private static byte[] icns(Path folder) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        for (Type type : MAC) {
            byte[] picture = picture(folder, type.size());
            data.writeBytes(type.name());
            data.writeInt(8 + picture.length);
            data.write(picture);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        out.writeBytes("icns");
        out.writeInt(8 + body.size());
        body.writeTo(out);
        return all.toByteArray();
    }
}
