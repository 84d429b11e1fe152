package dev.waymark.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Text files as one archive to save. */
public final class ZipArchive {

    private ZipArchive() {}

    /**
     * The answer with the archive.
     *
     * @param files by their paths in it
     */
    public static Response of(String name, Map<String, String> files) {
        return streamed(name, files.entrySet());
    }

    /**
     * The same for many files: each is asked for when the ones before it are written, and forgotten then.
     *
     * @param files with their paths, of which none comes twice
     */
    public static Response streamed(String name, Iterable<Map.Entry<String, String>> files) {
        StreamingOutput archive = out -> write(files, out);
        return Response.ok(archive, "application/zip")
                .header("Content-Disposition", "attachment; filename=" + name)
                .build();
    }

    private static void write(Iterable<Map.Entry<String, String>> files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> file : files) {
            zip.putNextEntry(new ZipEntry(file.getKey()));
            zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }
}
