package dev.pgtrace.server.tls;

import java.io.ByteArrayOutputStream;

/// As much of ASN.1's DER as it takes to put an old private key into PKCS #8.
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final int CONTEXT_0 = 0xa0;
    private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
    /// rsaEncryption with its NULL parameters.
    private static final byte[] RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00
    };
    /// id-ecPublicKey, whose parameters name the curve.
    private static final byte[] EC = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    private Der() {}

    /// PKCS #8 of an RSA key in PKCS #1.
    static byte[] ofRsa(byte[] pkcs1) {
        return element(SEQUENCE, VERSION_0, RSA, element(OCTETS, pkcs1));
    }

    /// PKCS #8 of a key on an elliptic curve in SEC 1, which names its curve in its first context element.
    ///
    /// @throws IllegalArgumentException where there is no curve
    static byte[] ofCurve(byte[] sec1) {
        byte[] curve = contextElement(sec1);
        return element(SEQUENCE, VERSION_0, element(SEQUENCE, EC, curve), element(OCTETS, sec1));
    }

    private static byte[] contextElement(byte[] sequence) {
        try {
            int at = contentStart(sequence, 0);
            while (at < sequence.length) {
                int start = contentStart(sequence, at);
                int end = start + length(sequence, at);
                if ((sequence[at] & 0xff) == CONTEXT_0) {
                    return java.util.Arrays.copyOfRange(sequence, start, end);
                }
                at = end;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("cut short", e);
        }
        throw new IllegalArgumentException("names no curve");
    }

    private static int contentStart(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        if (length < 0) {
            throw new IllegalArgumentException("too long");
        }
        return length;
    }

    private static byte[] element(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        int length = content.size();
        if (length < 0x80) {
            element.write(length);
        } else {
            int bytes = (32 - Integer.numberOfLeadingZeros(length) + 7) / 8;
            element.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                element.write(length >> (8 * i));
            }
        }
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }
}
