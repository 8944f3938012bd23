package dev.pgtrace.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogLimitTest {
    @Test
    void keepsTheSixNewestLogsAndEverythingElse(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 9; i++) {
            Files.createFile(folder.resolve("shop-20260101-00000" + i + ".json"));
        }
        Files.createFile(folder.resolve("other.json"));

        new LogLimit(folder, new CountDownLatch(1)).removeOld();

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "other.json",
                            "shop-20260101-000003.json",
                            "shop-20260101-000004.json",
                            "shop-20260101-000005.json",
                            "shop-20260101-000006.json",
                            "shop-20260101-000007.json",
                            "shop-20260101-000008.json");
        }
    }
}
