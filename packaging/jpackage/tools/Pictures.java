import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/// Pictures looked at by a machine: the same, or of something at all.
final class Pictures {
    /// Renderers of SVG round differently, at edges above all.
    private static final double LARGEST_MEAN_DIFFERENCE = 2;
    /// A window with text, tables and a chart has thousands; one that only has a background has a handful.
    private static final int FEWEST_COLOURS = 200;
    private static final double LARGEST_SHARE_OF_ONE_COLOUR = 0.95;

    private Pictures() {}

    static void same(Path first, Path second) throws Exception {
        try (var files = Files.list(first)) {
            for (Path file : files.toList()) {
                samePicture(file, second.resolve(file.getFileName()));
            }
        }
    }

    private static void samePicture(Path first, Path second) throws Exception {
        BufferedImage a = read(first);
        BufferedImage b = read(second);
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            throw new IllegalStateException(first + " and " + second + " differ in size.");
        }
        long difference = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int p = a.getRGB(x, y);
                int q = b.getRGB(x, y);
                for (int shift = 0; shift < 32; shift += 8) {
                    difference += Math.abs((p >>> shift & 0xff) - (q >>> shift & 0xff));
                }
            }
        }
        double mean = difference / (4.0 * a.getWidth() * a.getHeight());
        if (mean > LARGEST_MEAN_DIFFERENCE) {
            throw new IllegalStateException(first + " and " + second + " differ by " + mean + " of 255 on average.");
        }
    }

    static void ofSomething(Path file) throws Exception {
        BufferedImage picture = read(file);
        Map<Integer, Integer> colours = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                colours.merge(picture.getRGB(x, y), 1, Integer::sum);
            }
        }
        int most = colours.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        double share = most / (double) (picture.getWidth() * picture.getHeight());
        if (colours.size() < FEWEST_COLOURS || share > LARGEST_SHARE_OF_ONE_COLOUR) {
            throw new IllegalStateException(String.format(
                    "%s shows hardly anything: %d colours, %.0f %% of one", file, colours.size(), 100 * share));
        }
    }

    private static BufferedImage read(Path file) throws Exception {
        BufferedImage picture = ImageIO.read(file.toFile());
        if (picture == null) {
            throw new IllegalStateException(file + " is no picture.");
        }
        return picture;
    }
}
