package dev.pgtrace.server;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A pooler in transaction mode, as PgBouncer: each transaction of a client runs on another backend, so the pid, the
/// settings of the session and named statements change between two transactions. Speaks protocol 3.0 and serves each
/// client with two backends in turn. Logs in without a password as a superuser role of its own.
public final class TestPooler implements AutoCloseable {
    /// The role of the pooler's backends; clients may log in as anybody with any password.
    public static final String ROLE = "pooled";

    private static final int PROTOCOL = 196_608;
    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final int BACKENDS = 2;

    /// What to do with settings that a client sends while connecting (`options`).
    public enum Options {
        /// As PgBouncer comes: the connection is refused with SQLSTATE 08P01.
        REFUSED,
        /// As with `ignore_startup_parameters=options`: they have no effect.
        DROPPED
    }

    private record Message(int type, byte[] body) {}

    private final ServerSocket listener;
    private final TestServer server;
    private final Options options;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private TestPooler(ServerSocket listener, TestServer server, Options options) {
        this.listener = listener;
        this.server = server;
        this.options = options;
    }

    public static TestPooler of(TestServer server, Options options) throws IOException, SQLException {
        server.execute("""
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'pooled') THEN
                    CREATE ROLE pooled SUPERUSER LOGIN;
                  END IF;
                END $$
                """);
        Path rules = server.dataFolder().resolve("pg_hba.conf");
        String trust = "host all " + ROLE + " 127.0.0.1/32 trust\n";
        String old = Files.readString(rules);
        if (!old.startsWith(trust)) {
            Files.writeString(rules, trust + old);
        }
        server.execute("SELECT pg_reload_conf()");
        ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        TestPooler pooler = new TestPooler(listener, server, options);
        start(pooler::acceptAll);
        return pooler;
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String url() {
        return "postgresql://" + ROLE + ":any@127.0.0.1:" + port() + "/postgres";
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = track(listener.accept());
                start(() -> serve(client));
            } catch (IOException e) {
                // The pooler is closed.
                return;
            }
        }
    }

    private void serve(Socket client) {
        List<Socket> own = new ArrayList<>(List.of(client));
        try (client) {
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            Map<String, String> wanted = startup(in, out);
            if (wanted.containsKey("options") && options == Options.REFUSED) {
                send(out, new Message('E', error("unsupported startup parameter: options")));
                return;
            }
            List<Backend> backends = new ArrayList<>();
            for (int i = 0; i < BACKENDS; i++) {
                Backend backend = Backend.open(track(new Socket("127.0.0.1", server.port())), wanted);
                own.add(backend.socket);
                backends.add(backend);
            }
            send(out, new Message('R', new byte[4]));
            for (Message greeting : backends.getFirst().greetings) {
                send(out, greeting);
            }
            relay(in, out, backends);
        } catch (IOException e) {
            // The client or the server has gone, and so do the others.
        } finally {
            for (Socket socket : own) {
                forget(socket);
            }
        }
    }

    /// One exchange after the other: what the client sends up to Sync or a simple query, then the answers up to
    /// ReadyForQuery. The backend changes where no transaction is open.
    private static void relay(DataInputStream in, DataOutputStream out, List<Backend> backends) throws IOException {
        int turn = 0;
        while (true) {
            Backend backend = backends.get(turn % backends.size());
            Message asked = read(in);
            if (asked.type == 'X') {
                return;
            }
            send(backend.out, asked);
            if (asked.type == 'H') {
                // A client that flushes waits for answers without Sync; none of ours does that.
                throw new IOException("Flush is not supported");
            }
            if (asked.type != 'S' && asked.type != 'Q') {
                continue;
            }
            Message answer;
            do {
                answer = read(backend.in);
                send(out, answer);
            } while (answer.type != 'Z');
            if (answer.body[0] == 'I') {
                turn++;
            }
        }
    }

    private static Map<String, String> startup(DataInputStream in, DataOutputStream out) throws IOException {
        while (true) {
            ByteBuffer body = ByteBuffer.wrap(in.readNBytes(in.readInt() - Integer.BYTES));
            int code = body.getInt();
            if (code == SSL_REQUEST || code == GSS_REQUEST) {
                out.write('N');
                out.flush();
                continue;
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            String text = new String(body.array(), Integer.BYTES, body.remaining(), StandardCharsets.UTF_8);
            for (Iterator<String> words = List.of(text.split("\0")).iterator(); words.hasNext(); ) {
                String name = words.next();
                if (words.hasNext()) {
                    parameters.put(name, words.next());
                }
            }
            return parameters;
        }
    }

    private static byte[] error(String message) {
        return ("SFATAL\0VFATAL\0C08P01\0M" + message + "\0\0").getBytes(StandardCharsets.UTF_8);
    }

    private static Message read(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        return new Message(type, in.readNBytes(in.readInt() - Integer.BYTES));
    }

    private static void send(DataOutputStream out, Message message) throws IOException {
        out.write(message.type);
        out.writeInt(message.body.length + Integer.BYTES);
        out.write(message.body);
        out.flush();
    }

    private Socket track(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    private void forget(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().name("test-pooler").start(work);
    }

    /// One connection to the server, logged in.
    private record Backend(Socket socket, DataInputStream in, DataOutputStream out, List<Message> greetings) {
        static Backend open(Socket socket, Map<String, String> wanted) throws IOException {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            String text = "user\0" + ROLE + "\0database\0" + wanted.getOrDefault("database", "postgres")
                    + "\0application_name\0" + wanted.getOrDefault("application_name", "") + "\0"
                    + "client_encoding\0UTF8\0DateStyle\0ISO\0\0";
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(body.length + 2 * Integer.BYTES);
            out.writeInt(PROTOCOL);
            out.write(body);
            out.flush();
            List<Message> greetings = new ArrayList<>();
            while (true) {
                Message message = read(in);
                if (message.type == 'E') {
                    throw new IOException(Arrays.toString(message.body));
                }
                if (message.type != 'R') {
                    greetings.add(message);
                }
                if (message.type == 'Z') {
                    return new Backend(socket, in, out, greetings);
                }
            }
        }
    }
}
