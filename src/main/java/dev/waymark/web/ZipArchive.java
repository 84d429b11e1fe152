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
        StreamingOutput archive = out -> write(files, out);
        return Response.ok(archive, "application/zip")
                .header("Content-Disposition", "attachment; filename=" + name)
                .build();
    }

    private static void write(Map<String, String> files, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Map.Entry<String, String> file : files.entrySet()) {
            zip.putNextEntry(new ZipEntry(file.getKey()));
            zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        zip.finish();
    }
}
