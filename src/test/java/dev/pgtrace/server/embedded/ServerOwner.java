package dev.pgtrace.server.embedded;

import dev.pgtrace.base.task.CancelToken;
import dev.pgtrace.base.task.Progress;
import dev.pgtrace.server.demo.DemoServer;
import java.io.IOException;
import java.util.Map;

/// The main class of a process that owns a demo and is killed by a test. Prints the server's pid, the janitor's and
/// the folder, then waits until its standard input ends.
final class ServerOwner {
    private ServerOwner() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("demo")) {
            DemoServer demo = DemoServer.start(1, Progress.NONE, new CancelToken());
            print(demo.pid() + " 0 " + demo.folder());
        } else {
            ServerPlace place = ServerPlace.ofUser();
            EmbeddedServer server = EmbeddedServer.start(
                    ServerBinaries.ofProduct(place), place, "secret", Map.of("logging_collector", "on"));
            print(server.pid() + " " + server.janitorPid() + " " + server.folder());
        }
        Runtime.getRuntime().halt(0);
    }

    private static void print(String line) throws IOException {
        System.out.println(line);
        System.out.flush();
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
