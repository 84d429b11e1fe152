package dev.waymark.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The sites that the servers under test read. */
public final class Sites {

    /** A small charity's website, quick to answer. */
    public static final FolderSite CHARITY;

    /** The same, slow enough to be watched. */
    public static final FolderSite SLOW;

    /** A site that tries to break out of every place where it is shown. */
    public static final XssSite INJECTING;

    static {
        try {
            Path charity = Path.of("src/test/resources/sites/charity");
            CHARITY = FolderSite.serve(charity, 0);
            SLOW = FolderSite.serve(charity, 700);
            INJECTING = XssSite.serve();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sites() {}
}
