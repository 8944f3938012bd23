package dev.pgtrace.server.capture.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

/// The log in a folder of this machine; which file is written is asked from the server.
final class LocalLogFiles extends SqlLogFiles {
    private final Path folder;

    LocalLogFiles(Connection connection, String format, Path folder) throws SQLException {
        super(connection, format);
        this.folder = folder;
    }

    @Override
    public byte[] read(String name, long offsetBytes, int lengthBytes) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(file(name)), StandardOpenOption.READ)) {
            ByteBuffer buffer =
                    ByteBuffer.allocate((int) Math.clamp(channel.size() - offsetBytes, 0, (long) lengthBytes));
            int read = 0;
            while (buffer.hasRemaining() && read >= 0) {
                read = channel.read(buffer, offsetBytes + buffer.position());
            }
            byte[] bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
            return bytes;
        }
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(folder.resolve(file(name)));
    }
}
