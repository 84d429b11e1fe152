package dev.waymark.attachment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.LogFactory;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessRead;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Reads documents one at a time in another process, whose memory is bounded. A file that needs more memory or time than that ends the
 * process and nothing else; the next document starts a new one. Safe for use by many threads.
 */
public final class AttachmentReader {

    private static final System.Logger LOG = System.getLogger(AttachmentReader.class.getName());

    private static final long START_SECONDS = 15;
    private static final long READ_SECONDS = 2;
    private static final List<String> OPTIONS = List.of(
            "-Xmx96m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true");

    private @Nullable Process process;

    /** What the document says of itself; empty when it cannot be read within 2 s. */
    public synchronized Optional<AttachmentFacts> read(byte[] document) {
        try {
            Process running = running();
            AttachmentFacts facts = within(READ_SECONDS, running, () -> ask(running, document));
            return facts.format().isEmpty() ? Optional.empty() : Optional.of(facts);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A document could not be read", e);
            stop();
            return Optional.empty();
        }
    }

    private static AttachmentFacts ask(Process running, byte[] document) throws IOException {
        DataOutputStream out = new DataOutputStream(running.getOutputStream());
        out.writeInt(document.length);
        out.write(document);
        out.flush();
        return AttachmentFacts.read(new DataInputStream(running.getInputStream()));
    }

    private Process running() throws IOException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            running = start();
            process = running;
        }
        return running;
    }

    private void stop() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }

    private static Process start() throws IOException {
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        OPTIONS.stream(),
                        Stream.of("-cp", classPath(), AttachmentProcess.class.getName()))
                .flatMap(words -> words)
                .toList();
        Process started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (within(START_SECONDS, started, () -> started.getInputStream().read()) < 0) {
            throw new IOException("The process that reads documents did not start");
        }
        return started;
    }

    /** Where this class and the libraries that it needs were loaded from. */
    private static String classPath() {
        return Stream.of(
                        AttachmentProcess.class,
                        Loader.class,
                        TrueTypeFont.class,
                        RandomAccessRead.class,
                        LogFactory.class,
                        LoggerFactory.class)
                .map(AttachmentReader::location)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The folder or the jar file of a class. The code source would be the class file itself in a web application. */
    private static String location(Class<?> type) {
        String name = "/" + type.getName().replace('.', '/') + ".class";
        String resource = Objects.requireNonNull(type.getResource(name)).toString();
        String root = resource.substring(0, resource.length() - name.length());
        boolean jar = root.startsWith("jar:");
        return Path.of(URI.create(jar ? root.substring(4, root.length() - 1) : root))
                .toString();
    }

    private static <T> T within(long seconds, Process running, Work<T> work) throws IOException {
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                running::destroyForcibly, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
        try {
            return work.result();
        } finally {
            end.cancel(false);
        }
    }

    /** Work that fails when the process ends. */
    private interface Work<T> {
        T result() throws IOException;
    }
}
