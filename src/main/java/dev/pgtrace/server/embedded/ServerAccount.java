package dev.pgtrace.server.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// As whom the programs of PostgreSQL run, which refuse to run as root.
enum ServerAccount {
    /// As ourselves: we are not root.
    OURSELVES(List.of()),
    /// Root in a user namespace of its own, where it is nobody; files stay root's.
    NAMESPACE(List.of("unshare", "-U")),
    /// As user nobody, where namespaces are forbidden, as in most containers. The files are handed to it.
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final int PATIENCE_SECONDS = 10;

    private final List<String> prefix;

    ServerAccount(List<String> prefix) {
        this.prefix = prefix;
    }

    /// The first that works here.
    static ServerAccount ofThisProcess() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OURSELVES;
        }
        return NAMESPACE.works() ? NAMESPACE : NOBODY;
    }

    /// The command that runs this one as this account, in the same process.
    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    private boolean works() {
        try {
            Process process = new ProcessBuilder(command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
