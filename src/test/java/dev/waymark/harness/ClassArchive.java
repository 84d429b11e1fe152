package dev.waymark.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server's classes as an archive beside its jars, which the virtual machine maps into memory instead of loading and linking each
 * class (class data sharing). A start with it takes about 0.75 of the processor time. It is made once after a build, in the background,
 * of the classes that the first server has loaded. JDK 17 ends with an error when a flight recording is made of a server that uses it.
 */
final class ClassArchive {

    private static final String FLIGHT_RECORDING = "FlightRecord";

    /** The option of those that ask for a quick start; who measures a server wants it as it is in production. */
    private static final String WANTED = "-Xshare:auto";

    /** Of the tests' many servers one makes it. */
    private static final AtomicReference<ClassArchive> MAKER = new AtomicReference<>();

    private final Path jar;
    private final Path file;
    private final Path loaded;
    private boolean begun;

    /** The archive for the server of this jar and the Java that runs this. */
    ClassArchive(Path jar) {
        this.jar = jar;
        this.file = jar.resolveSibling("classes-" + Runtime.version() + ".jsa");
        this.loaded = jar.resolveSibling("classes.txt");
    }

    /** What a server's virtual machine is given besides its own options: to use the archive, or for the first to say what it loads. */
    List<String> options(List<String> own) throws IOException {
        if (!own.contains(WANTED) || own.stream().anyMatch(option -> option.contains(FLIGHT_RECORDING))) {
            return List.of();
        }
        if (isOutdated()) {
            Files.deleteIfExists(file);
        }
        if (Files.exists(file)) {
            return List.of("-XX:SharedArchiveFile=" + file);
        }
        return MAKER.compareAndSet(null, this) ? List.of("-XX:DumpLoadedClassList=" + loaded) : List.of();
    }

    /** Whether the jar was built again since: the virtual machine would share no class at all then, not even the JDK's. */
    private boolean isOutdated() throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) < 0;
    }

    /** Makes the archive if the server, which is ready, is the first, and does not wait for it. */
    synchronized void make() {
        if (MAKER.get() != this || begun) {
            return;
        }
        begun = true;
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            Path classes = Files.copy(
                    loaded, file.resolveSibling("classes-of-start.txt"), StandardCopyOption.REPLACE_EXISTING);
            Process process = new ProcessBuilder(
                            "nice",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-Xshare:dump",
                            "-XX:SharedClassListFile=" + classes,
                            "-XX:SharedArchiveFile=" + unfinished,
                            "-jar",
                            jar.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            process.onExit().thenAccept(ended -> publish(ended, unfinished));
        } catch (IOException e) {
            System.err.println("No archive of the server's classes is made: " + e.getMessage());
        }
    }

    private void publish(Process ended, Path unfinished) {
        try {
            if (ended.exitValue() == 0) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            System.err.println("The archive of the server's classes cannot be used: " + e.getMessage());
        }
    }
}
