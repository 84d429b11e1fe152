package dev.waymark.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.CodeClasses;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A class whose initialisation ends by an exception cannot be used again until the server is restarted. */
class ClassInitialisationTest {

    private static final Path CLASSES = Path.of("target/classes");
    private static final String CORE =
            "dev[.]waymark[.](wording|template|describe|outline|assess|document|extract|page|url|crawl|probe)[.].*";

    @Test
    void noClassIsLostWhenADeadlinePassesDuringItsInitialisation() throws Exception {
        List<String> names =
                CodeClasses.names().filter(name -> name.matches(CORE)).toList();
        List<String> lost = new ArrayList<>();
        try (URLClassLoader fresh = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = fresh.loadClass(Deadline.class.getName());
            Object deadline = type.getMethod("none").invoke(null);
            Supplier<Object> work = () -> {
                cancel(type, deadline);
                names.stream().filter(name -> !isInitialised(name, fresh)).forEach(lost::add);
                return lost;
            };
            type.getMethod("run", Supplier.class).invoke(deadline, work);
        }
        assertThat(names).hasSizeGreaterThan(200);
        assertThat(lost).isEmpty();
    }

    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>(List.of(CLASSES.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private static void cancel(Class<?> type, Object deadline) {
        try {
            type.getMethod("cancel").invoke(deadline);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isInitialised(String name, ClassLoader loader) {
        try {
            Class.forName(name, true, loader);
            return true;
        } catch (ExceptionInInitializerError e) {
            return false;
        } catch (NoClassDefFoundError e) {
            return !String.valueOf(e.getMessage()).startsWith("Could not initialize class");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
