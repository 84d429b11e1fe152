package dev.waymark.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes connections on to a PostgreSQL on this machine and counts the round trips: each Sync waits for an answer, and each simple query
 * but BEGIN, which the driver sends together with the statement after it.
 */
public final class DatabaseProxy implements AutoCloseable {

    private static final int STARTUP = 196_608;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final int database;

    private DatabaseProxy(int database) throws IOException {
        this.database = database;
        start(this::accept);
    }

    public static DatabaseProxy of(Services services) throws IOException {
        return new DatabaseProxy(services.postgres().getPort());
    }

    /** As {@code DATABASE_URL} wants it. */
    public String url() {
        return Services.databaseUrl(listener.getLocalPort());
    }

    public int roundTrips() {
        return roundTrips.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            start(() -> count(new DataInputStream(client.getInputStream()), server.getOutputStream()));
            start(() -> {
                try (client) {
                    server.getInputStream().transferTo(client.getOutputStream());
                }
            });
        }
    }

    /** See "Message Formats" in PostgreSQL's manual: before the startup message no message has a type. */
    private void count(DataInputStream client, OutputStream server) throws IOException {
        try (server) {
            boolean started = false;
            while (true) {
                int type = started ? client.readUnsignedByte() : 0;
                int length = client.readInt();
                byte[] message = client.readNBytes(length - 4);
                // Before its first byte is sent: whoever waits for the answer may ask for the number at once.
                if (type == 'S' || type == 'Q' && !new String(message, UTF_8).startsWith("BEGIN")) {
                    roundTrips.incrementAndGet();
                }
                ByteBuffer whole = ByteBuffer.allocate(length + 1);
                if (started) {
                    whole.put((byte) type);
                }
                whole.putInt(length).put(message);
                server.write(whole.array(), 0, whole.position());
                started = started || ByteBuffer.wrap(message).getInt() == STARTUP;
            }
        }
    }

    private interface Copying {
        void run() throws IOException;
    }

    private static void start(Copying copying) {
        Thread thread = new Thread(() -> {
            try {
                copying.run();
            } catch (IOException closed) {
                // the other side has ended
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
