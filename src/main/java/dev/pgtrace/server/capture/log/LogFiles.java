package dev.pgtrace.server.capture.log;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// The files of a server's log. Names are as the server says them.
interface LogFiles {
    /// The file that is written now.
    String current() throws SQLException;

    /// Bytes from a place on, empty at the end.
    byte[] read(String name, long offsetBytes, int lengthBytes) throws SQLException, IOException;

    long size(String name) throws SQLException, IOException;

    /// The files written between two, in order, without both.
    List<String> between(String older, String newer) throws SQLException;
}
