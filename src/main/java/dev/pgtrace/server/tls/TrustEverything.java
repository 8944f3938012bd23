package dev.pgtrace.server.tls;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/// Encryption without a check of who is there: what `sslmode=require` means without root certificates.
final class TrustEverything implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
