package dev.pgtrace.ui.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pgtrace.base.TraceException;
import dev.pgtrace.model.ExecutionColumn;
import dev.pgtrace.model.Trace;
import dev.pgtrace.ui.kit.Selection;
import dev.pgtrace.ui.kit.TraceContext;
import dev.pgtrace.ui.kit.task.SameThreadTaskRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Opens every branch of every real trace at hand and reads the details of each row.
class EveryTraceTest {
    private static final Path TRACES = Path.of("../shared/traces");
    private static final int MOST = 60;

    static List<Path> traces() throws IOException {
        if (!Files.isDirectory(TRACES)) {
            return List.of(TRACES);
        }
        try (Stream<Path> files = Files.walk(TRACES)) {
            return files.filter(file -> file.toString().matches(".*\\.trc(\\.gz)?"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("traces")
    void opensEveryBranchAndReadsItsDetails(Path file) throws TraceException {
        assumeTrue(Files.isDirectory(TRACES));
        Trace trace;
        try {
            trace = OpenContext.read(file);
        } catch (TraceException refused) {
            return; // no trace at all
        }
        TraceContext context = OpenContext.of(trace, new SameThreadTaskRunner());
        StatementsViewModel model = new StatementsViewModel(context);
        DetailsViewModel details = new DetailsViewModel(model);
        open(model, details, model.root());
        if (trace.executions().size() > 0 && trace.executions().get(0, ExecutionColumn.CURSOR) >= 0) {
            Branch selected = model.selectedProperty().get();
            assertThat(selected == null ? Selection.NONE : StatementsViewModel.selection(selected))
                    .isNotNull();
        }
    }

    private static void open(StatementsViewModel model, DetailsViewModel details, Branch branch) {
        int count = 0;
        for (Branch child : List.copyOf(branch.children())) {
            if (++count > MOST) {
                break;
            }
            model.inSight(child);
            assertThat(child.label().text())
                    .isNotBlank()
                    .doesNotContain("!statements.")
                    .doesNotContain("cannot be read");
            model.select(child);
            assertThat(details.stateProperty().get()).isInstanceOf(DetailsViewModel.State.Ready.class);
            for (Column column : Column.all()) {
                assertThat(column.explanation(child.row())).doesNotContain("!statements.");
            }
            if (child.row().expandable()) {
                model.expand(child);
                assertThat(child.children()).isNotEmpty();
                open(model, details, child);
            }
        }
    }
}
