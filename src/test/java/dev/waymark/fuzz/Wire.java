package dev.waymark.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes as they are, which no HTTP client would do with these. */
final class Wire {

    /** How long an answer may take (W1). */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n");

    private Wire() {}

    static Answer exchange(int port, Request request) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            send(socket, request);
            boolean late = !receive(socket, got, end, request.begins("HEAD "));
            return new Answer(got.toString(StandardCharsets.ISO_8859_1), late);
        } catch (IOException closed) {
            return new Answer(got.toString(StandardCharsets.ISO_8859_1), false);
        }
    }

    /** A server may refuse before it has read all; what it said then still waits to be read. */
    private static void send(Socket socket, Request request) {
        try {
            socket.getOutputStream().write(request.bytes());
            if (!request.whole()) {
                socket.shutdownOutput();
            }
        } catch (IOException refusedEarly) {
            // the answer says why
        }
    }

    /** Reads until the answer is whole or the connection ends; false when neither happens in time. */
    private static boolean receive(Socket socket, ByteArrayOutputStream got, long end, boolean bodiless)
            throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[16_384];
        while (!isWhole(got, bodiless)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            socket.setSoTimeout((int) left);
            try {
                int read = in.read(buffer);
                if (read < 0) {
                    return true;
                }
                got.write(buffer, 0, read);
            } catch (SocketTimeoutException e) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWhole(ByteArrayOutputStream got, boolean bodiless) {
        String text = got.toString(StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        if (body < 4 || text.startsWith("HTTP/1.1 100")) {
            return false;
        }
        String head = text.substring(0, body);
        if (bodiless || head.startsWith(" 204", 8) || head.startsWith(" 304", 8)) {
            return true;
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            return text.length() - body >= Integer.parseInt(length.group(1));
        }
        return head.toLowerCase(Locale.ROOT).contains("chunked") && text.endsWith("\r\n0\r\n\r\n");
    }
}
