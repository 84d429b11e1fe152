package dev.waymark.harness;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A server that is started again whenever it ends, as it does when it is out of memory: until it is closed, or has ended soon after
 * its start time and again.
 */
final class Restarts implements AutoCloseable {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int MOST = 3;

    private final Launch launch;
    private final AtomicBoolean closed = new AtomicBoolean();
    private Server server;
    private int quick;

    interface Launch {
        Server start() throws IOException;
    }

    Restarts(Launch launch) throws IOException {
        this.launch = launch;
        this.server = launch.start();
    }

    synchronized Server server() {
        return server;
    }

    /** Waits until the server is closed or of no use; its last exit code. */
    int keepUp() throws IOException, InterruptedException {
        while (true) {
            long begin = System.nanoTime();
            int code = server().process().waitFor();
            if (closed.get()) {
                return code;
            }
            if (!again(Duration.ofNanos(System.nanoTime() - begin))) {
                System.err.println("Waymark ended with " + code + " again and again; its log says why.");
                return code;
            }
            System.out.println("Waymark ended with " + code + " and is started again; its log says why.");
            startAgain();
        }
    }

    /** Nothing starts while or after this closes: a server that nobody stops would hold the port. */
    private synchronized void startAgain() throws IOException {
        if (!closed.get()) {
            server = launch.start();
        }
    }

    /** @param lived from its start to its end */
    boolean again(Duration lived) {
        quick = lived.compareTo(SOON) < 0 ? quick + 1 : 0;
        return quick < MOST;
    }

    @Override
    public void close() {
        closed.set(true);
        server().close();
    }
}
