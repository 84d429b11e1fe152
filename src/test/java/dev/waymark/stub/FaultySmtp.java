package dev.waymark.stub;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server with faults: each command gets the answer that a test has set for it, otherwise one that takes the mail. The answer
 * {@link #DROP} ends the connection, {@link #SILENCE} leaves it open without a word.
 */
public final class FaultySmtp implements AutoCloseable {

    public static final String DROP = "drop";
    public static final String SILENCE = "silence";

    private static final Map<String, String> GOOD = Map.of(
            "GREETING",
            "220 ready",
            "EHLO",
            "250 hello",
            "MAIL",
            "250 ok",
            "RCPT",
            "250 ok",
            "DATA",
            "354 go on",
            "END",
            "250 taken",
            "RSET",
            "250 ok",
            "QUIT",
            "221 bye",
            "AUTH",
            "535 5.7.8 no");

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>(GOOD);
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();

    private FaultySmtp(ServerSocket socket) {
        this.socket = socket;
    }

    public static FaultySmtp start() throws IOException {
        FaultySmtp server = new FaultySmtp(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(server::serve, "faulty-smtp");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** @param command of SMTP; GREETING for the first line, END for the end of the mail's text */
    public FaultySmtp answer(String command, String line) {
        answers.put(command, line);
        return this;
    }

    /** From now on mails are taken again. */
    public void reset() {
        answers.putAll(GOOD);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The texts of the mails that came whole, whatever they were answered. */
    public List<String> received() {
        return List.copyOf(taken);
    }

    public List<String> commands() {
        return List.copyOf(commands);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread talk = new Thread(() -> talk(client), "faulty-smtp-client");
                talk.setDaemon(true);
                talk.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
            OutputStream out = client.getOutputStream();
            boolean open = say(out, answers.get("GREETING"));
            for (String line = in.readLine(); open && line != null; line = in.readLine()) {
                commands.add(line);
                String command = line.split(" ", 2)[0];
                String answer = answers.getOrDefault(command, "500 unknown");
                open = say(out, answer) && (!(command.equals("DATA") && answer.startsWith("354")) || text(in, out));
            }
        } catch (IOException | UncheckedIOException gone) {
            // the client has left
        }
    }

    private boolean text(BufferedReader in, OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            text.append(line).append('\n');
        }
        taken.add(text.toString());
        return say(out, answers.get("END"));
    }

    private static boolean say(OutputStream out, String answer) throws IOException {
        if (answer.equals(DROP)) {
            return false;
        }
        if (!answer.equals(SILENCE)) {
            out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
