package dev.pgtrace.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this product, as the build wrote it into a resource: read where it is shown, so that the number
/// stands in one file only.
public final class ProductVersion {
    private static final String RESOURCE = "/dev/pgtrace/version.properties";

    private ProductVersion() {}

    /// For example `0.1.0`.
    public static String text() {
        Properties properties = new Properties();
        try (InputStream in = ProductVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return "unknown";
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
