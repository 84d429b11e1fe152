package dev.waymark.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The sites that the servers under test read. */
public final class Sites {

    /** A small charity's website, quick to answer. */
    public static final FolderSite CHARITY;

    /** The same, slow enough to be watched. */
    public static final FolderSite SLOW;

    /** A site that tries to break out of every place where it is shown. */
    public static final XssSite INJECTING;

    /** A bakery's application in the browser: its pages are empty without their script. */
    public static final FolderSite APPLICATION;

    static {
        try {
            Path charity = Path.of("src/test/resources/sites/charity");
            CHARITY = FolderSite.serve(charity, 0);
            SLOW = FolderSite.serve(charity, 700);
            INJECTING = XssSite.serve();
            APPLICATION = FolderSite.serve(Path.of("src/test/resources/applications/bakery"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sites() {}

    /** One more website of a museum in English and Welsh, whose pages do not name their translations, so that both are read. */
    public static FolderSite bilingual() throws IOException {
        return FolderSite.serve(withoutTranslations(Path.of("src/test/resources/sites/bilingual")), 0);
    }

    private static Path withoutTranslations(Path site) throws IOException {
        Path copy = Files.createTempDirectory("bilingual");
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(site.relativize(file));
                Files.createDirectories(target.getParent());
                Files.write(
                        target,
                        Files.readAllLines(file).stream()
                                .filter(line -> !line.contains("rel=\"alternate\""))
                                .toList());
            }
        }
        return copy;
    }
}
