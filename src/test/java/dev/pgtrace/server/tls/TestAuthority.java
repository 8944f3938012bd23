package dev.pgtrace.server.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An authority that signs certificates, made by the JDK's keytool in a folder.
public final class TestAuthority {
    private static final String STORE_PASSWORD = "store-password";

    private final Path folder;
    private final String name;

    private TestAuthority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    public static TestAuthority in(Path folder, String name) throws Exception {
        TestAuthority authority = new TestAuthority(folder, name);
        authority.keytool(
                "-genkeypair",
                "-alias",
                name,
                "-dname",
                "CN=" + name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-ext",
                "bc:c");
        Files.writeString(
                authority.certificate(),
                pem("CERTIFICATE", authority.store().getCertificate(name).getEncoded()));
        return authority;
    }

    /// Its own certificate, in PEM.
    public Path certificate() {
        return folder.resolve(name + ".crt");
    }

    /// A key and a certificate, in PEM: `name.key` and `name.crt` in the folder.
    ///
    /// @param extensions as keytool takes them, `san=dns:localhost`
    public Path sign(String commonName, String... extensions) throws Exception {
        String alias = commonName.replace('*', '_');
        List<String> generate = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + commonName,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-signer",
                name));
        for (String extension : extensions) {
            generate.addAll(List.of("-ext", extension));
        }
        keytool(generate.toArray(String[]::new));
        KeyStore store = store();
        Key key = store.getKey(alias, STORE_PASSWORD.toCharArray());
        Path keyFile = folder.resolve(alias + ".key");
        Files.writeString(keyFile, pem("PRIVATE KEY", key.getEncoded()));
        Files.setPosixFilePermissions(keyFile, PosixFilePermissions.fromString("rw-------"));
        Certificate certificate = store.getCertificate(alias);
        return Files.writeString(folder.resolve(alias + ".crt"), pem("CERTIFICATE", certificate.getEncoded()));
    }

    private KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(name + ".p12"))) {
            store.load(in, STORE_PASSWORD.toCharArray());
        }
        return store;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-keypass",
                STORE_PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }
}
