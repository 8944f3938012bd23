package dev.pgtrace.ui.statements;

import dev.pgtrace.analysis.Analyzer;
import dev.pgtrace.analysis.TierModel;
import dev.pgtrace.app.OpenTrace;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.TaskRunner;
import java.nio.file.Path;

/// Traces as the shell hands them to a view.
final class OpenContext {
    private OpenContext() {}

    static Trace read(Path file) throws TraceException {
        return new OpenTrace(OpenTrace.Options.standard())
                .file(file, Progress.NONE, new CancelToken(), trace -> {})
                .trace();
    }

    static TraceContext of(Trace trace, TaskRunner runner) {
        TraceContext context = new TraceContext(runner);
        context.publish(Analyzer.analyze(trace, TierModel.standard(), new CancelToken()));
        return context;
    }
}
