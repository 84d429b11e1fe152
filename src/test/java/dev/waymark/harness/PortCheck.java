package dev.waymark.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether Waymark can run on a port. {@code bin/dev} runs this file alone, before there is anything built. */
final class PortCheck {

    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final int LOWEST_PORT = 1_024;
    private static final int HIGHEST_PORT = 65_535;

    private PortCheck() {}

    /** @param arguments the port; exits with 1 and says why when it cannot be used */
    public static void main(String[] arguments) {
        Optional<String> refusal = refusal(arguments[0]);
        if (refusal.isPresent()) {
            System.err.println(refusal.get() + " For example: PORT=8081 bin/dev");
            System.exit(1);
        }
    }

    /** Why Waymark cannot run on a port, and what to do; empty when it can. */
    static Optional<String> refusal(String port) {
        if (!PORT.matcher(port).matches() || Integer.parseInt(port) > HIGHEST_PORT || Integer.parseInt(port) < 1) {
            return Optional.of("PORT=" + port + " is no port. Choose a number from 1024 to 65535.");
        }
        int number = Integer.parseInt(port);
        if (isFree(number)) {
            return Optional.empty();
        }
        return Optional.of(
                number < LOWEST_PORT && !isUsed(number)
                        ? "Port " + port + " is for the administrator only. Choose a number from 1024 to 65535."
                        : "Port " + port + " is taken. Stop what uses it, or choose another.");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether something on this machine answers there. */
    static boolean isUsed(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
