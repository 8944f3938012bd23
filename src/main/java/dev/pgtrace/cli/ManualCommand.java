package dev.pgtrace.cli;

import dev.pgtrace.base.ProductVersion;
import dev.pgtrace.base.TraceException;
import dev.pgtrace.base.text.Texts;
import dev.pgtrace.cli.manual.ManualPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `pgtrace manual`, for those who make packages.
@Command(name = "manual", hidden = true, description = "Writes the manual pages of all commands into a folder.")
final class ManualCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "Where to; made if it is not there.")
    private Path folder = Path.of("");

    @Option(names = "--date", paramLabel = "DATE", description = "The date at the foot of each page.")
    private String date = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @SuppressWarnings("UnusedVariable") // picocli fills it
    @Mixin
    private HelpOption help = new HelpOption();

    @Override
    public Integer call() throws TraceException {
        try {
            Files.createDirectories(folder);
            for (ManualPage page : ManualPage.of(spec.root(), "pgtrace " + ProductVersion.text(), date)) {
                Files.writeString(folder.resolve(page.fileName()), page.text());
            }
        } catch (IOException e) {
            throw new TraceException(
                    TraceException.Kind.UNWRITABLE, Texts.get("cli.unwritable", folder, e.getMessage()), e);
        }
        return ExitCode.OK;
    }
}
