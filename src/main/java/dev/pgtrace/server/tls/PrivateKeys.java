package dev.pgtrace.server.tls;

import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Reads the private key of a client: PEM in PKCS #8 (encrypted or not), PKCS #1 and SEC 1, or DER in PKCS #8.
final class PrivateKeys {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "RSASSA-PSS", "Ed25519", "Ed448", "DSA");
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private PrivateKeys() {}

    /// @param password of the key; empty where it has none
    static PrivateKey read(Path file, char[] password) throws TlsProblem {
        checkPermissions(file);
        byte[] content = PemFile.bytes(Texts.get("server.tls.what.key"), file);
        try {
            for (PemFile.Block block : PemFile.blocks(content)) {
                if (block.encrypted()) {
                    throw new TlsProblem(Texts.get("server.tls.oldPem", file));
                }
                switch (block.type()) {
                    case "PRIVATE KEY" -> {
                        return key(block.der());
                    }
                    case "RSA PRIVATE KEY" -> {
                        return key(Der.ofRsa(block.der()));
                    }
                    case "EC PRIVATE KEY" -> {
                        return key(Der.ofCurve(block.der()));
                    }
                    case "ENCRYPTED PRIVATE KEY" -> {
                        return decrypted(file, block.der(), password);
                    }
                    default -> {
                        // Certificates and parameters of curves may stand in the same file.
                    }
                }
            }
            return isDer(content) ? der(file, content, password) : none(file, null);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return none(file, e);
        }
    }

    private static boolean isDer(byte[] content) {
        return content.length > 2 && content[0] == 0x30;
    }

    private static PrivateKey der(Path file, byte[] content, char[] password)
            throws TlsProblem, GeneralSecurityException {
        try {
            return key(content);
        } catch (InvalidKeySpecException e) {
            return decrypted(file, content, password);
        }
    }

    private static PrivateKey decrypted(Path file, byte[] der, char[] password)
            throws TlsProblem, GeneralSecurityException {
        if (password.length == 0) {
            throw new TlsProblem(Texts.get("server.tls.encrypted", file));
        }
        PBEKeySpec spec = new PBEKeySpec(password);
        try {
            EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(der);
            // PBES2 only says its two algorithms by its parameters.
            String name = info.getAlgName();
            String algorithm = name.equals("PBES2") || name.equals("1.2.840.113549.1.5.13")
                    ? info.getAlgParameters().toString()
                    : name;
            return key(info.getKeySpec(SecretKeyFactory.getInstance(algorithm).generateSecret(spec), "SunJCE")
                    .getEncoded());
        } catch (IOException e) {
            return none(file, e);
        } catch (GeneralSecurityException e) {
            throw new TlsProblem(Texts.get("server.tls.notDecrypted", file), e);
        } finally {
            spec.clearPassword();
        }
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(pkcs8);
        try {
            for (String algorithm : ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
                } catch (InvalidKeySpecException e) {
                    // Of another algorithm, perhaps the next.
                }
            }
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
        throw new InvalidKeySpecException("none of " + ALGORITHMS);
    }

    private static PrivateKey none(Path file, @org.jspecify.annotations.Nullable Exception cause) throws TlsProblem {
        String message = Texts.get("server.tls.noKey", file);
        throw cause == null ? new TlsProblem(message) : new TlsProblem(message, cause);
    }

    /// As libpq: nobody else may read it, save for the group of a key that root owns.
    private static void checkPermissions(Path file) throws TlsProblem {
        try {
            Set<PosixFilePermission> others = new java.util.HashSet<>(Files.getPosixFilePermissions(file));
            others.removeAll(OWNER);
            boolean root = Files.getOwner(file).getName().equals("root");
            if (others.isEmpty() || (root && others.equals(Set.of(PosixFilePermission.GROUP_READ)))) {
                return;
            }
        } catch (IOException | UnsupportedOperationException e) {
            // A missing file is told when it is read; a file system without such permissions has none to check.
            return;
        }
        throw new TlsProblem(Texts.get("server.tls.open", file));
    }
}
