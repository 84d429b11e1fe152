package dev.waymark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder that a document is written into. */
record Folder(Path file) {

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
                throw unwritable(file.toString());
            }
            return new Folder(file);
        } catch (IOException | InvalidPathException e) {
            throw unwritable(path);
        }
    }

    void write(String document) throws Unusable {
        try {
            Files.writeString(file, document);
        } catch (IOException e) {
            throw unwritable(file.toString());
        }
    }

    private static Unusable unwritable(String path) {
        return new Unusable(
                path
                        + " cannot be written. Check that it is free for a file, that you may write there and that the disk is not full.");
    }
}
