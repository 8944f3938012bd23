package dev.pgtrace.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was open in the window, so that the next start is where the last one was. Kept beside the settings as JSON; a
/// field that a file does not have gets its default, one that we do not know is ignored. Filters may hold literals of
/// the user; no text of a trace is in it.
///
/// @param version of the format, [#VERSION]
/// @param running whether a window has it open: true in a file that nobody uses means that the last one crashed
/// @param traces  in the order of their tabs
/// @param front   position of the one in front, or -1
public record WindowSession(int version, boolean running, List<OpenTab> traces, int front) {
    public static final int VERSION = 1;
    public static final WindowSession EMPTY = new WindowSession(VERSION, false, List.of(), -1);

    /// An open trace and the place in it.
    ///
    /// @param file            its path
    /// @param encoding        of its texts
    /// @param view            name of the view in front
    /// @param filter          expression, empty for none
    /// @param statement       selected row, or -1; so are `execution`, `node` and `offsetBytes`
    /// @param zoomFrom        part of the view in sight, with `zoomTo` and `zoomWhole`; all 0 for the whole
    /// @param thresholdMicros of the tiers, as the user chose it, or -1
    public record OpenTab(
            String file,
            String encoding,
            String view,
            String filter,
            int statement,
            int execution,
            int node,
            long offsetBytes,
            double zoomFrom,
            double zoomTo,
            double zoomWhole,
            long thresholdMicros) {
        public OpenTab {
            file = file == null ? "" : file;
            encoding = encoding == null ? "UTF-8" : encoding;
            view = view == null ? "" : view;
            filter = filter == null ? "" : filter;
        }
    }

    public WindowSession(int version, boolean running, @Nullable List<OpenTab> traces, int front) {
        this.version = version;
        this.running = running;
        this.traces = traces == null ? List.of() : List.copyOf(traces);
        this.front = front;
    }
}
