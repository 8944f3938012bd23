package dev.pgtrace.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Style sheets and scripts that go into documents as they are.
final class Resources {
    private Resources() {}

    static String text(String name) throws IOException {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
