package dev.pgtrace.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.SocketFactory;

/// Makes the driver's sockets, so that an attempt to connect can be given up by closing them. Public for the driver
/// only, which makes one by name.
public final class TrackedSockets extends SocketFactory {
    private final Attempt attempt;

    public TrackedSockets(Properties properties) {
        this.attempt = Attempt.of(properties);
    }

    @Override
    public Socket createSocket() throws IOException {
        return attempt.track(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return attempt.track(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return attempt.track(new Socket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return attempt.track(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return attempt.track(new Socket(host, port, local, localPort));
    }
}
