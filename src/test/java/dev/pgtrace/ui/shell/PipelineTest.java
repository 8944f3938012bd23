package dev.pgtrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTest {
    @TempDir
    Path devices;

    @ParameterizedTest
    @ValueSource(strings = {"dri", "nvidiactl", "mali0", "dxg"})
    void findsAGraphicsDevice(String name) throws Exception {
        Files.createFile(devices.resolve(name));
        assertThat(Pipeline.hasDevice(devices)).isTrue();
    }

    @Test
    void findsNoneWhereThereAreOnlyOthers() throws Exception {
        Files.createFile(devices.resolve("null"));
        Files.createFile(devices.resolve("fb0"));
        assertThat(Pipeline.hasDevice(devices)).isFalse();
    }
}
