package dev.pgtrace.architecture.planted.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URL;

/// Asks other machines, which nothing but `server` may, and by the web nothing at all.
final class Updates {
    private Updates() {}

    static InputStream fetched(URL address) throws IOException {
        return address.openStream();
    }

    static boolean answers(String name) throws IOException {
        return InetAddress.getByName(name).isReachable(1);
    }

    static int asked(HttpURLConnection connection) throws IOException {
        return connection.getResponseCode();
    }
}
