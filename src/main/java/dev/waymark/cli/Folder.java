package dev.waymark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The folder that files are written into. */
final class Folder {

    private static final String START_OF_A_TWIN = "\n\nSource: ";
    private static final int MAX_TITLE_BYTES = 1_000;

    private final Path folder;
    private final List<Path> written = new ArrayList<>();

    private Folder(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder unless it exists.
     *
     * @throws Unusable when no file can be written there
     */
    static Folder at(String path) throws Unusable {
        try {
            Path folder = Files.createDirectories(Path.of(path));
            Path file = folder.resolve("llms.txt");
            if (!Files.isWritable(Files.exists(file) ? file : folder) || Files.isDirectory(file)) {
                throw unwritable(file);
            }
            return new Folder(folder);
        } catch (IOException | InvalidPathException e) {
            throw unwritable(path);
        }
    }

    Path file() {
        return folder.resolve("llms.txt");
    }

    /** Everything that was written, in that order. */
    List<Path> written() {
        return written;
    }

    void write(String name, String text) throws Unusable {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            written.add(file);
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    /** Writes twins by their paths, and leaves alone any file that is there and is no twin, such as the README of a repository. */
    void writeTwins(Map<String, String> twins, RemarkOptions remarks) throws Unusable {
        for (Map.Entry<String, String> twin : twins.entrySet()) {
            Path file = folder.resolve(twin.getKey());
            if (Files.exists(file) && !isTwin(file)) {
                remarks.remark(file + " is there already and was not written by Waymark, so it stays as it is.");
            } else {
                write(twin.getKey(), twin.getValue());
            }
        }
    }

    private static boolean isTwin(Path file) throws Unusable {
        try (InputStream content = Files.newInputStream(file)) {
            return new String(content.readNBytes(MAX_TITLE_BYTES), StandardCharsets.UTF_8).contains(START_OF_A_TWIN);
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    void zip(String name, Map<String, String> files) throws Unusable {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            written.add(file);
        } catch (IOException e) {
            throw unwritable(file);
        }
    }

    /** Says that a file cannot be written, and what to look at. */
    static Unusable unwritable(Object path) {
        return new Unusable(
                path
                        + " cannot be written. Check that it is free for a file, that you may write there and that the disk is not full.");
    }
}
