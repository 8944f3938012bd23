package dev.pgtrace.server.tls;

import dev.pgtrace.base.text.Texts;
import dev.pgtrace.model.server.TlsMode;
import dev.pgtrace.model.server.TlsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/// Encrypts the driver's connections by [TlsSettings]. The driver makes it, from the properties that [#properties]
/// wrote; it is public for that only. The driver itself compares the host's name for `verify-full`.
public final class TlsFactory extends SSLSocketFactory {
    private static final String MODE = "pgtrace.tls.mode";
    private static final String FOLDER = "pgtrace.tls.folder";
    private static final String ROOT = "pgtrace.tls.root";
    private static final String CERTIFICATE = "pgtrace.tls.certificate";
    private static final String KEY = "pgtrace.tls.key";
    private static final String PASSWORD = "pgtrace.tls.password";
    private static final String REVOKED = "pgtrace.tls.revoked";
    private static final String OLDEST = "pgtrace.tls.oldest";
    private static final String NEWEST = "pgtrace.tls.newest";
    private static final List<String> PROTOCOLS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    private final Properties properties;
    private final SSLSocketFactory sockets;

    public TlsFactory(Properties properties) throws TlsProblem {
        this.properties = properties;
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(), trust(), null);
            this.sockets = context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new TlsProblem(Texts.get("server.tls.setUp"), e);
        }
    }

    /// Tells the driver to use this, and this how.
    ///
    /// @param folder      where libpq's own files lie
    /// @param keyPassword of the client's key; empty where it has none
    /// @param oldest      protocol, as `TLSv1.2`; empty for the usual one; `newest` likewise
    public static Properties properties(
            TlsSettings tls, Path folder, String keyPassword, String oldest, String newest) {
        Properties properties = new Properties();
        properties.setProperty("sslfactory", TlsFactory.class.getName());
        properties.setProperty(MODE, tls.mode().name());
        properties.setProperty(FOLDER, folder.toString());
        properties.setProperty(ROOT, tls.rootCertificate());
        properties.setProperty(CERTIFICATE, tls.certificate());
        properties.setProperty(KEY, tls.key());
        properties.setProperty(PASSWORD, keyPassword);
        properties.setProperty(REVOKED, tls.revocationList());
        properties.setProperty(OLDEST, oldest);
        properties.setProperty(NEWEST, newest);
        return properties;
    }

    private TrustManager[] trust() throws TlsProblem, GeneralSecurityException, IOException {
        TlsMode mode = TlsMode.valueOf(said(MODE));
        if (mode.compareTo(TlsMode.REQUIRE) < 0) {
            return new TrustManager[] {new TrustEverything()};
        }
        Optional<Path> revoked = file(REVOKED, "root.crl");
        if (said(ROOT).equals(TlsSettings.SYSTEM)) {
            return Certificates.trust(Certificates.ofSystem(), revoked);
        }
        Optional<Path> root = file(ROOT, "root.crt");
        if (root.isPresent()) {
            return Certificates.trust(
                    Certificates.trusted(Certificates.read(Texts.get("server.tls.what.root"), root.get())), revoked);
        }
        if (mode == TlsMode.REQUIRE) {
            return new TrustManager[] {new TrustEverything()};
        }
        throw new TlsProblem(Texts.get("server.tls.root", mode.label(), Path.of(said(FOLDER), "root.crt")));
    }

    private KeyManager[] keys() throws TlsProblem {
        Optional<Path> certificate = file(CERTIFICATE, "postgresql.crt");
        if (certificate.isEmpty()) {
            return new KeyManager[0];
        }
        Path key = file(KEY, "postgresql.key")
                .orElseThrow(() -> new TlsProblem(Texts.get("server.tls.keyless", certificate.get())));
        char[] password = said(PASSWORD).toCharArray();
        try {
            return new KeyManager[] {
                new ClientKey(
                        PrivateKeys.read(key, password),
                        Certificates.read(Texts.get("server.tls.what.client"), certificate.get()))
            };
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /// The file that is named, else libpq's own where it exists.
    private Optional<Path> file(String property, String standard) {
        if (!said(property).isEmpty()) {
            return Optional.of(Path.of(said(property)));
        }
        return Optional.of(Path.of(said(FOLDER), standard)).filter(Files::exists);
    }

    private String said(String property) {
        return properties.getProperty(property, "");
    }

    private Socket limited(Socket socket) {
        if (socket instanceof SSLSocket tls
                && !(said(OLDEST).isEmpty() && said(NEWEST).isEmpty())) {
            int oldest = Math.max(0, PROTOCOLS.indexOf(said(OLDEST).isEmpty() ? "TLSv1.2" : said(OLDEST)));
            int newest = said(NEWEST).isEmpty() ? PROTOCOLS.size() - 1 : PROTOCOLS.indexOf(said(NEWEST));
            tls.setEnabledProtocols(
                    PROTOCOLS.subList(oldest, Math.max(oldest, newest) + 1).toArray(String[]::new));
        }
        return socket;
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return limited(sockets.createSocket(socket, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return limited(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return limited(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return limited(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return limited(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }
}
