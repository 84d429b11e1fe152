package dev.waymark;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the code, without those of its tests. */
public final class CodeClasses {

    private static final Path FOLDER = Path.of("target/classes");

    private CodeClasses() {}

    /** The names of all, in order. */
    public static Stream<String> names() {
        try (Stream<Path> files = Files.walk(FOLDER.resolve("dev/waymark"))) {
            List<String> names = files.map(file -> FOLDER.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The class of a name, not initialised. */
    public static Class<?> load(String name) {
        try {
            return Class.forName(name, false, CodeClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What they call and use: reading it takes seconds, so that it is read once. */
    public static JavaClasses read() {
        return Read.ALL;
    }

    private static final class Read {

        private static final JavaClasses ALL = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.waymark");
    }
}
