package dev.waymark.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the browser is kept apart: an ordinary user, in namespaces of its own for users, network, messages and files, and for processes
 * where the machine lets us. Its network namespace has no device but a loopback that is off.
 *
 * @param processes whether it gets a namespace for processes too; in a container that hides parts of {@code /proc} it cannot
 */
record Isolation(boolean processes) {

    /** An id without rights, for a server that runs as root. */
    private static final String NOBODY = "65534";

    private static final Path OWN_NETWORK = Path.of("/proc/self/ns/net");
    private static final String SCRIPT = script();

    private static String script() {
        try (InputStream in = Objects.requireNonNull(Isolation.class.getResourceAsStream("browser.sh"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("browser.sh cannot be read", e);
        }
    }

    /** What starts this program with these flags. */
    List<String> command(Path program, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>(List.of("setpriv", "--no-new-privs", "--inh-caps=-all"));
        if (isRoot()) {
            command.addAll(List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.addAll(List.of("unshare", "--user", "--map-root-user", "--net", "--ipc", "--uts", "--mount"));
        if (processes) {
            command.addAll(List.of("--pid", "--mount-proc"));
        }
        command.addAll(List.of("--fork", "--kill-child", "sh", "-c", SCRIPT, "sh", program.toString()));
        command.addAll(flags);
        return command;
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** The network namespace of this process. */
    static String ownNetwork() throws IOException {
        return Files.readSymbolicLink(OWN_NETWORK).toString();
    }
}
