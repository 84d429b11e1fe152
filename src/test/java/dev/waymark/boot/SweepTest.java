package dev.waymark.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What killed servers leave is removed, and nothing that a server uses. */
class SweepTest {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path temporary;

    @Test
    void removesOldFoldersInWhichNoProcessHasAFileOpen() throws Exception {
        Path left = folder("payaramicro-1tmp", true);
        Path running = folder("payaramicro-2tmp", true);
        Path starting = folder("payaramicro-3tmp", false);
        Path foreign = folder("other", true);
        try (InputStream open = Files.newInputStream(running.resolve("file"))) {
            assertThat(open.read()).isEqualTo('x');
            sweep();
        }
        assertThat(left).doesNotExist();
        assertThat(running).exists();
        assertThat(starting).exists();
        assertThat(foreign).exists();
    }

    private Path folder(String name, boolean old) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        Files.writeString(folder.resolve("file"), "x");
        if (old) {
            Files.setLastModifiedTime(folder, FileTime.from(LONG_AGO));
        }
        return folder;
    }

    private void sweep() throws Exception {
        Process sweep = new ProcessBuilder("src/main/server/sweep", temporary.toString())
                .inheritIO()
                .start();
        assertThat(sweep.waitFor()).isZero();
    }
}
