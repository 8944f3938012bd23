package dev.pgtrace.server.tls;

import dev.pgtrace.base.text.Texts;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/// Certificates of files, and who trusts them.
final class Certificates {
    private Certificates() {}

    static X509Certificate[] read(String what, Path file) throws TlsProblem {
        byte[] content = PemFile.bytes(what, file);
        try {
            // The certificates alone: a key may stand in the same file, and text between them.
            List<PemFile.Block> blocks = PemFile.blocks(content).stream()
                    .filter(block -> block.type().endsWith("CERTIFICATE"))
                    .toList();
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            X509Certificate[] chain = new X509Certificate[blocks.size()];
            for (int i = 0; i < chain.length; i++) {
                chain[i] = (X509Certificate) factory.generateCertificate(
                        new ByteArrayInputStream(blocks.get(i).der()));
            }
            if (chain.length > 0) {
                return chain;
            }
        } catch (GeneralSecurityException e) {
            throw new TlsProblem(Texts.get("server.tls.certificates", what, file), e);
        }
        throw new TlsProblem(Texts.get("server.tls.noCertificate", what, file));
    }

    static KeyStore trusted(X509Certificate[] roots) throws GeneralSecurityException, java.io.IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < roots.length; i++) {
            store.setCertificateEntry("root" + i, roots[i]);
        }
        return store;
    }

    /// The authorities that Java trusts.
    static KeyStore ofSystem() throws GeneralSecurityException, java.io.IOException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager trust) {
                return trusted(trust.getAcceptedIssuers());
            }
        }
        return trusted(new X509Certificate[0]);
    }

    /// Trusts what these roots signed, and nothing that a revocation list names.
    static TrustManager[] trust(KeyStore roots, Optional<Path> revocationList)
            throws GeneralSecurityException, TlsProblem {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        if (revocationList.isEmpty()) {
            factory.init(roots);
            return factory.getTrustManagers();
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(roots, new X509CertSelector());
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists(revocationList.get()))));
        parameters.setRevocationEnabled(true);
        factory.init(new CertPathTrustManagerParameters(parameters));
        return factory.getTrustManagers();
    }

    private static Collection<? extends CRL> lists(Path file) throws TlsProblem {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCRLs(
                            new ByteArrayInputStream(PemFile.bytes(Texts.get("server.tls.what.revocation"), file)));
        } catch (GeneralSecurityException e) {
            throw new TlsProblem(Texts.get("server.tls.revocation", file), e);
        }
    }
}
