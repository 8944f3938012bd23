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
/// @param compared tabs that compare, in their order
/// @param frontCompared position of the one of these in front, or -1
public record WindowSession(
        int version,
        boolean running,
        List<OpenTab> traces,
        int front,
        List<ComparedTab> compared,
        @Nullable Integer frontCompared) {
    public static final int VERSION = 1;
    public static final WindowSession EMPTY = new WindowSession(VERSION, false, List.of(), -1, List.of(), -1);

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

    /// A tab that compares: a saved experiment, or two sides of open traces.
    ///
    /// @param file of the experiment, empty for two sides
    /// @param before and `after` are the sides, null for an experiment
    public record ComparedTab(
            String file,
            @Nullable ComparedSide before,
            @Nullable ComparedSide after) {
        public ComparedTab {
            file = file == null ? "" : file;
        }
    }

    /// A side of a comparison.
    ///
    /// @param trace       position of its trace in [#traces]
    /// @param fromSeconds part of the trace's time, with `toSeconds`; both 0 for no such part
    /// @param statement   chosen row, or -1; so is `execution`
    public record ComparedSide(int trace, double fromSeconds, double toSeconds, int statement, int execution) {}

    public WindowSession(
            int version,
            boolean running,
            @Nullable List<OpenTab> traces,
            int front,
            @Nullable List<ComparedTab> compared,
            @Nullable Integer frontCompared) {
        this.version = version;
        this.running = running;
        this.traces = traces == null ? List.of() : List.copyOf(traces);
        this.front = front;
        this.compared = compared == null ? List.of() : List.copyOf(compared);
        this.frontCompared = frontCompared == null ? -1 : frontCompared;
    }
}
