package dev.pgtrace.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// How the toolkit is to draw, decided before it starts. Where a Linux has no graphics device it draws by program
/// anyway, but first it sets up all of OpenGL, which then draws by program too, to be told so: a fifth of a second of
/// processor time on every start.
final class Pipeline {
    /// The toolkit's own switch; who has set it is obeyed.
    private static final String ORDER = "prism.order";

    /// What a graphics device is reached by: the kernel's own drivers, NVIDIA's, Mali's, and Windows' below WSL.
    private static final List<String> DEVICES = List.of("dri", "nvidiactl", "mali0", "dxg");

    private Pipeline() {}

    static void choose() {
        if (System.getProperty("os.name", "").equals("Linux")
                && System.getProperty(ORDER) == null
                && !hasDevice(Path.of("/dev"))) {
            System.setProperty(ORDER, "sw");
        }
    }

    /// @param devices the system's folder of them
    static boolean hasDevice(Path devices) {
        return DEVICES.stream().anyMatch(name -> Files.exists(devices.resolve(name)));
    }
}
