package dev.pgtrace.app;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.text.KeptTexts;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.format.trc.recording.RecordingWriter;
import dev.pgtrace.model.event.TraceEvent;
import dev.pgtrace.model.experiment.VariantTrace;
import dev.pgtrace.server.ServerLink;
import dev.pgtrace.server.capture.CaptureMeter;
import dev.pgtrace.server.capture.PairedMessages;
import dev.pgtrace.server.capture.own.RepeatedRunsDriver;
import dev.pgtrace.server.capture.sample.WaitSampling;
import dev.pgtrace.server.experiment.CheckedExperiment;
import dev.pgtrace.server.experiment.VariantRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The runs of a variant with instruments.
final class ExplainedVariant {
    /// Shorter ones would hardly be met by a sample.
    private static final double SAMPLED_MICROS = 50_000;

    private static final long SAMPLE_EVERY_MICROS = 10_000;
    /// Statements inside functions can be many.
    private static final long MOST_BYTES = 64L << 20;

    private final ServerLink link;
    private final CheckedExperiment experiment;
    private final List<String> notes = new ArrayList<>();

    ExplainedVariant(ServerLink link, CheckedExperiment experiment) {
        this.link = link;
        this.experiment = experiment;
    }

    /// What could not be done, sentences.
    List<String> notes() {
        return notes;
    }

    /// @param generic    whether timed runs used a plan for all values
    /// @param meanMicros of a timed run
    /// @return empty where there is nothing that could be kept
    List<VariantTrace> run(int variant, boolean generic, double meanMicros, CancelToken cancel) throws TraceException {
        RepeatedRunsDriver driver =
                RepeatedRunsDriver.prepare(link, VariantRuns.of(experiment, variant, generic), PairedMessages::new);
        String name = experiment.variants().get(variant).name();
        Path folder = folder();
        Path file = folder.resolve("explained.trc");
        try {
            List<String> messages = record(driver, file, meanMicros >= SAMPLED_MICROS, cancel);
            messages.forEach(message -> notes.add(KeptTexts.of("kept.ab.explained", name, message)));
            if (Files.size(file) > MOST_BYTES) {
                notes.add(KeptTexts.of("kept.ab.explained.large", name, (MOST_BYTES >> 20)));
                return List.of();
            }
            return List.of(new VariantTrace(variant, Files.readString(file)));
        } catch (IOException e) {
            throw unwritable(e);
        } finally {
            remove(folder);
        }
    }

    private List<String> record(RepeatedRunsDriver driver, Path file, boolean sampled, CancelToken cancel)
            throws TraceException {
        try (RecordingWriter writer =
                RecordingWriter.create(file, driver.recording(), RecordingWriter.Options.standard())) {
            Written written = new Written(writer);
            List<String> messages = new ArrayList<>();
            if (sampled) {
                try (WaitSampling waits = WaitSampling.start(link, SAMPLE_EVERY_MICROS, written)) {
                    messages.addAll(
                            driver.run(waits, new CaptureMeter(), cancel).messages());
                }
            } else {
                messages.addAll(driver.run(written, new CaptureMeter(), cancel).messages());
            }
            writer.finish(driver.recording().startMicros() + written.elapsedMicros());
            TraceException fault = written.fault.get();
            if (fault != null) {
                throw fault;
            }
            return messages;
        }
    }

    private static Path folder() throws TraceException {
        try {
            return Files.createTempDirectory("pgtrace-experiment-");
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static TraceException unwritable(IOException e) {
        return new TraceException(TraceException.Kind.UNWRITABLE, Texts.get("app.explained.unwritable"), e);
    }

    private static void remove(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // The system cleans up its temporary files.
            return;
        }
    }

    private static final class Written implements Consumer<TraceEvent> {
        private final long startNanos = System.nanoTime();
        private final RecordingWriter writer;
        private final AtomicReference<@Nullable TraceException> fault = new AtomicReference<>();

        Written(RecordingWriter writer) {
            this.writer = writer;
        }

        long elapsedMicros() {
            return (System.nanoTime() - startNanos) / 1000;
        }

        @Override
        public void accept(TraceEvent event) {
            try {
                if (fault.get() == null) {
                    writer.write(event);
                }
            } catch (TraceException e) {
                fault.set(e);
            }
        }
    }
}
