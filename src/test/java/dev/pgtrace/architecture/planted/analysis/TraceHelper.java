package dev.pgtrace.architecture.planted.analysis;

import java.sql.Connection;
import java.util.List;
import javafx.scene.paint.Color;
import picocli.CommandLine;

/// Bad name; toolkit, database and parser of command lines where none belongs; threads; streams; the end of it all.
final class TraceHelper {
    Color color = Color.RED;
    List<Connection> connections = List.of();
    CommandLine commandLine = new CommandLine(this);

    void run() {
        new Thread(() -> System.out.println("hello")).start();
        System.exit(1);
    }

    long count() {
        return connections.parallelStream().count();
    }
}
