package dev.pgtrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExportTraceTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void writesEveryForm() throws Exception {
        try (AnalyzeTrace.Analyzed analyzed = checkout()) {
            ExportTrace export = new ExportTrace(analyzed.analysis(), "", java.util.Locale.ENGLISH);
            for (ExportTrace.Form form : ExportTrace.Form.values()) {
                export.write(form, folder.resolve("x" + form.extension()), new CancelToken());
            }
        }
        assertThat(folder.resolve("x.html")).content().startsWith("<!DOCTYPE html>");
        assertThat(folder.resolve("x.json")).content().startsWith("{");
        assertThat(folder.resolve("x.txt")).content().contains("Where the time went");
        assertThat(folder.resolve("x.svg")).content().startsWith("<?xml");
        assertThat(folder.resolve("x.folded")).content().contains(";EXEC");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void leavesAnOldFileAloneWhenItCannotWrite() throws Exception {
        Path old = Files.writeString(folder.resolve("x.html"), "old");
        Files.createDirectory(folder.resolve("x.html.part"));
        try (AnalyzeTrace.Analyzed analyzed = checkout()) {
            ExportTrace export = new ExportTrace(analyzed.analysis(), "", java.util.Locale.ENGLISH);
            assertThatThrownBy(() -> export.write(ExportTrace.Form.HTML, old, new CancelToken()))
                    .isInstanceOf(TraceException.class)
                    .hasMessageContaining("cannot be written");
        }
        assertThat(old).hasContent("old");
    }

    @Test
    void leavesNothingBehindWhenCancelled() throws Exception {
        CancelToken cancelled = new CancelToken();
        cancelled.cancel();
        try (AnalyzeTrace.Analyzed analyzed = checkout()) {
            ExportTrace export = new ExportTrace(analyzed.analysis(), "", java.util.Locale.ENGLISH);
            assertThatThrownBy(() -> export.write(ExportTrace.Form.FOLDED, folder.resolve("x.folded"), cancelled))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static AnalyzeTrace.Analyzed checkout() throws TraceException {
        return new AnalyzeTrace(AnalyzeTrace.Options.standard())
                .file(Path.of("sample-traces/checkout_session.trc"), Progress.NONE, new CancelToken());
    }
}
