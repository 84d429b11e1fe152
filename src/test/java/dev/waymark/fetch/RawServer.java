package dev.waymark.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.waymark.url.Url;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A server on loopback that writes any bytes it likes to whoever connects. */
final class RawServer implements AutoCloseable {

    /** What the server does with one connection; the connection is closed afterwards. */
    interface Script {
        void answer(InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Script script;
    private final AtomicInteger hits = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();

    RawServer(Script script) {
        this(script, "127.0.0.1", 0);
    }

    RawServer(Script script, String address, int port) {
        this.script = script;
        try {
            socket = new ServerSocket(port, 50, InetAddress.getByName(address));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        DaemonThreads.named("raw-server").newThread(this::accept).start();
    }

    /** Reads the request, then writes this text and closes. */
    static RawServer saying(String response) {
        return new RawServer((in, out) -> {
            readHead(in);
            out.write(response.getBytes(ISO_8859_1));
        });
    }

    static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setSendBufferSize(65_536); // so that what was sent is about what the client took
                hits.incrementAndGet();
                DaemonThreads.named("raw-connection")
                        .newThread(() -> serve(connection))
                        .start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            script.answer(connection.getInputStream(), new Counted(connection.getOutputStream()));
            connection.shutdownOutput();
            connection.setSoTimeout(2000);
            connection.getInputStream().read(); // a close with unread input would reset the connection
        } catch (IOException | InterruptedException e) {
            // the client has gone, which is what most tests want
        }
    }

    int hits() {
        return hits.get();
    }

    /** Bytes that the system took off the server's hands, the buffers of both sides included. */
    long sent() {
        return sent.get();
    }

    int port() {
        return socket.getLocalPort();
    }

    String address() {
        return "127.0.0.1:" + port();
    }

    Url url(String path) {
        return Url.parse("http://" + address() + path);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Counted extends FilterOutputStream {
        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            for (int done = 0; done < length; done += 65_536) {
                int part = Math.min(65_536, length - done);
                out.write(bytes, from + done, part);
                sent.addAndGet(part);
            }
        }
    }
}
