package dev.pgtrace.server.tls;

import dev.pgtrace.base.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Blocks of a PEM file, whatever text stands around them.
final class PemFile {
    private static final long MOST_BYTES = 4 << 20;

    /// @param type      `CERTIFICATE`, `PRIVATE KEY` …
    /// @param encrypted in the old way, by headers inside the block
    @SuppressWarnings("ArrayRecordComponent") // read once, by this package
    record Block(String type, byte[] der, boolean encrypted) {}

    private PemFile() {}

    static byte[] bytes(String what, Path file) throws TlsProblem {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new TlsProblem(Texts.get("server.tls.large", what, file));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new TlsProblem(Texts.get("server.tls.none", what, file), e);
        } catch (AccessDeniedException e) {
            throw new TlsProblem(Texts.get("server.tls.denied", what, file), e);
        } catch (IOException e) {
            throw new TlsProblem(Texts.get("server.tls.unreadable", what, file), e);
        }
    }

    static List<Block> blocks(byte[] content) {
        List<Block> blocks = new ArrayList<>();
        String type = "";
        boolean encrypted = false;
        StringBuilder base64 = new StringBuilder();
        for (String line : new String(content, StandardCharsets.ISO_8859_1).split("\r?\n")) {
            String text = line.strip();
            if (text.startsWith("-----BEGIN ") && text.endsWith("-----")) {
                type = text.substring(11, text.length() - 5);
                encrypted = false;
                base64.setLength(0);
            } else if (text.equals("-----END " + type + "-----") && !type.isEmpty()) {
                add(blocks, type, base64, encrypted);
                type = "";
            } else if (!type.isEmpty()) {
                if (text.indexOf(':') >= 0) {
                    encrypted |= text.startsWith("Proc-Type:") && text.contains("ENCRYPTED");
                } else {
                    base64.append(text);
                }
            }
        }
        return blocks;
    }

    private static void add(List<Block> blocks, String type, StringBuilder base64, boolean encrypted) {
        try {
            blocks.add(new Block(type, Base64.getDecoder().decode(base64.toString()), encrypted));
        } catch (IllegalArgumentException e) {
            // No block, as OpenSSL sees it; whoever needs one says that there is none.
        }
    }
}
