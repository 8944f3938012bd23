import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/// The screen of an Xvfb that was started with `-fbdir`: a file in the format of xwd, 32 bits a pixel.
final class FrameBuffer {
    private static final int SAMPLES = 400;
    private static final Duration LONGEST = Duration.ofSeconds(120);
    /// Clock ticks of /proc on every Linux.
    private static final int MILLIS_PER_TICK = 10;

    private FrameBuffer() {}

    static BufferedImage read(Path screen) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(screen)); // big-endian, as the head is
        int width = bytes.getInt(16);
        int height = bytes.getInt(20);
        int bytesPerLine = bytes.getInt(48);
        int at = bytes.getInt(0) + 12 * bytes.getInt(76);
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, Integer.reverseBytes(bytes.getInt(at + y * bytesPerLine + 4 * x)) & 0xffffff);
            }
        }
        return picture;
    }

    static void save(Path screen, Path png) throws IOException {
        ImageIO.write(read(screen), "png", png.toFile());
    }

    /// Starts a command and waits until it has painted the middle of the screen; prints the wall time and the processor
    /// time until then, both in milliseconds, and ends the command.
    static void timeFirstFrame(Path screen, List<String> command) throws Exception {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (!isPainted(screen)) {
                if (!process.isAlive() || System.nanoTime() - begin > LONGEST.toNanos()) {
                    throw new IllegalStateException("No window came: " + String.join(" ", command));
                }
                TimeUnit.MILLISECONDS.sleep(4);
            }
            long wallMillis = (System.nanoTime() - begin) / 1_000_000;
            System.out.println(wallMillis + " " + processorMillis(process.toHandle()));
        } finally {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }

    /// User and system time of a process and of those below it.
    private static long processorMillis(ProcessHandle process) throws IOException {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process);
        long ticks = 0;
        for (ProcessHandle each : all) {
            String stat = Files.readString(Path.of("/proc/" + each.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        }
        return ticks * MILLIS_PER_TICK;
    }

    /// Whether no sampled pixel is black as an empty screen is. Not in the middle, where the pointer is.
    private static boolean isPainted(Path screen) throws IOException {
        ByteBuffer bytes;
        try (var channel = Files.newByteChannel(screen)) {
            ByteBuffer head = ByteBuffer.allocate(100);
            channel.read(head);
            int width = head.getInt(16);
            int height = head.getInt(20);
            int line = head.getInt(48);
            long at = head.getInt(0) + 12L * head.getInt(76) + (long) (height / 3) * line;
            bytes = ByteBuffer.allocate(width * 4);
            channel.position(at);
            channel.read(bytes);
        }
        int step = bytes.capacity() / 4 / SAMPLES;
        for (int i = SAMPLES / 4; i < SAMPLES * 3 / 4; i++) {
            if ((bytes.getInt(i * step * 4) & 0xffffff00) == 0) {
                return false;
            }
        }
        return true;
    }
}
