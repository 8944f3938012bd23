package dev.pgtrace.format.autoexplain.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pgtrace.format.autoexplain.log.Decoded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whole plans that real servers printed. With `-Dgolden.write=true` the expected texts are written anew, to be
/// read before they are committed.
class PlanGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/pgtrace/format/autoexplain");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pg15-client-autoexplain-json.txt",
                "pg15-client-autoexplain-text.txt",
                "pg15-client-nested-context.txt",
                "pg15-client-parallel-json.txt",
                "pg18-client-autoexplain-json.txt",
                "pg18-client-autoexplain-text.txt",
                "pg18-client-nested-context.txt",
                "pg18-client-parallel-json.txt"
            })
    void readsThePlansOfARealServer(String file) throws Exception {
        String found = SamplePlans.of(file).stream().map(SamplePlans::print).collect(Collectors.joining("\n"));
        String golden = file.replace(".txt", ".golden");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(FOLDER.resolve(golden), found);
        }

        assertThat(found).isEqualTo(new String(Decoded.sample(golden), StandardCharsets.UTF_8));
    }
}
