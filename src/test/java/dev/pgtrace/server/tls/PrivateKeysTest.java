package dev.pgtrace.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The keys were made by OpenSSL, and belong to nobody.
class PrivateKeysTest {
    private static final char[] NONE = {};

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "ec-sec1.pem, ec-pkcs8.pem",
        "ec-sec1-with-parameters.pem, ec-pkcs8.pem",
        "ec-pkcs8.der, ec-pkcs8.pem",
        "ec-encrypted.pem, ec-pkcs8.pem",
        "ec-encrypted-pbes1.pem, ec-pkcs8.pem",
        "rsa-pkcs1.pem, rsa-pkcs8.pem",
    })
    void readsTheSameKeyInWhateverForm(String form, String plain) throws Exception {
        assertThat(number(PrivateKeys.read(key(form), "letmein".toCharArray())))
                .isEqualTo(number(PrivateKeys.read(key(plain), NONE)));
    }

    /// The secret number; encodings of the same key may differ in what they repeat.
    private static BigInteger number(PrivateKey key) {
        return switch (key) {
            case ECPrivateKey curve -> curve.getS();
            case RSAPrivateKey rsa -> rsa.getPrivateExponent();
            default -> throw new IllegalArgumentException(key.getAlgorithm());
        };
    }

    @Test
    void readsAnEdwardsKey() throws Exception {
        assertThat(PrivateKeys.read(key("ed25519-pkcs8.pem"), NONE).getAlgorithm())
                .isEqualTo("EdDSA");
    }

    @Test
    void tellsHowToConvertAKeyThatIsEncryptedInTheOldWay() throws IOException {
        Path key = key("rsa-legacy-encrypted.pem");
        assertThatThrownBy(() -> PrivateKeys.read(key, "letmein".toCharArray()))
                .isInstanceOf(TlsProblem.class)
                .hasMessage("The client key " + key + " is encrypted in the old PEM way; convert it with:"
                        + " openssl pkcs8 -topk8 -in " + key + " -out new.key");
    }

    @Test
    void asksForThePasswordOfAnEncryptedKeyAndKeepsAWrongOneToItself() throws IOException {
        Path key = key("ec-encrypted.pem");
        assertThatThrownBy(() -> PrivateKeys.read(key, NONE))
                .hasMessage("The client key " + key + " is encrypted: give its password as sslpassword.");
        assertThatThrownBy(() -> PrivateKeys.read(key, "gEh3im".toCharArray()))
                .isInstanceOf(TlsProblem.class)
                .hasMessageContaining("cannot be decrypted: its password is wrong")
                .satisfies(e -> {
                    StringWriter all = new StringWriter();
                    e.printStackTrace(new PrintWriter(all));
                    assertThat(all.toString()).doesNotContain("gEh3im");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMAMCAQE=\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMIL/\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN PRIVATE KEY-----\n!!!\n-----END PRIVATE KEY-----\n"
            })
    void saysThatThereIsNoKeyInAFileWithoutOne(String content) throws IOException {
        Path key = secret(Files.writeString(folder.resolve("x.key"), content));
        assertThatThrownBy(() -> PrivateKeys.read(key, NONE))
                .isInstanceOf(TlsProblem.class)
                .hasMessage(
                        "The client key " + key + " holds no private key that can be read: PEM, or DER in PKCS #8.");
    }

    @Test
    void refusesAKeyThatOthersMayRead() throws IOException {
        Path key = key("ec-pkcs8.pem");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> PrivateKeys.read(key, NONE))
                .hasMessage("The client key " + key + " may be read by others; run: chmod 0600 " + key);
    }

    @Test
    void saysThatAFileIsMissing() {
        Path key = folder.resolve("nowhere.key");
        assertThatThrownBy(() -> PrivateKeys.read(key, NONE)).hasMessage("The client key " + key + " does not exist.");
    }

    private Path key(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(PrivateKeysTest.class.getResourceAsStream(name))) {
            Files.write(file, in.readAllBytes());
        }
        return secret(file);
    }

    private static Path secret(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
