package dev.waymark.boot;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Starts Payara Micro, and ends the process with an error when the application did not come up. Payara itself would go on without it
 * and answer everybody 503, where whatever started the process has no reason to start it again.
 */
public final class Boot {

    private static final String SERVER = "fish.payara.micro.impl.PayaraMicroImpl";
    private static final String RUNTIME = "fish.payara.micro.PayaraMicroRuntime";
    private static final String INSTANCE = "fish.payara.micro.data.InstanceDescriptor";

    /** While this is not set, {@code listener.StartingFilter} answers that the server is starting. */
    private static final String STARTED = "waymark.started";

    /** The start waits ten minutes for a database that is away; what takes longer hangs. */
    private static final Duration LONGEST_START = Duration.ofMinutes(15);

    /** For the server to stop in order. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private Boot() {}

    /**
     * Starts the server.
     *
     * @param arguments those of Payara Micro
     */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.UK); // numbers in pages and files must not depend on the machine
        try {
            readSettings();
        } catch (InvalidSettings e) {
            end(e.reason());
        }
        Thread limit = later(
                LONGEST_START,
                () -> end("The application was not up after " + LONGEST_START.toMinutes() + " minutes."));
        if (start(arguments)) {
            System.setProperty(STARTED, "true");
            limit.interrupt();
        } else {
            end("The application did not start; the log above says why.");
        }
    }

    /** What the configuration of the application reads before the environment. */
    private static void readSettings() throws InvalidSettings {
        Map<String, String> secrets = SecretFiles.read(System.getenv());
        Map<String, String> settings = new HashMap<>(System.getenv());
        settings.putAll(secrets);
        ProductionCheck.check(settings);
        secrets.forEach(System::setProperty);
    }

    /** Starts the server; whether the application is there. Payara is not on the class path of a build, so no class of it is named. */
    private static boolean start(String[] arguments) {
        try {
            Class<?> server = Class.forName(SERVER);
            server.getMethod("main", String[].class).invoke(null, (Object) arguments);
            Object runtime = server.getMethod("getRuntime")
                    .invoke(server.getMethod("getInstance").invoke(null));
            Object instance =
                    Class.forName(RUNTIME).getMethod("getLocalDescriptor").invoke(runtime);
            // Of the applications that are named elsewhere some are there in name only.
            Object running =
                    Class.forName(INSTANCE).getMethod("getDeployedApplications").invoke(instance);
            return !((Collection<?>) running).isEmpty();
        } catch (ReflectiveOperationException e) {
            e.printStackTrace();
            return false;
        }
    }

    private static void end(String why) {
        System.err.println("Waymark ends: " + why);
        later(LONGEST_STOP, () -> Runtime.getRuntime().halt(1));
        System.exit(1);
    }

    private static Thread later(Duration pause, Runnable task) {
        Thread thread = new Thread(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                task.run();
            } catch (InterruptedException e) {
                // there is no need for it any more
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
