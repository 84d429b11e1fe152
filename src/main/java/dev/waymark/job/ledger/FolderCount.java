package dev.waymark.job.ledger;

/**
 * How many addresses below one folder have become the same.
 *
 * @param host with its port where it has one
 * @param folder the first part of the path; empty for what is in no folder, or the only address in its folder
 * @param inside the second part of the path, likewise
 * @param state read, kept, optional or dropped
 * @param reason why, in lower case with underscores
 */
public record FolderCount(String host, String folder, String inside, String state, String reason, int addresses) {

    /** The folder on the website, from slash to slash. */
    String path() {
        return folder.isEmpty() ? FolderMap.TOP : FolderMap.TOP + folder + "/";
    }

    /** The folder in that folder; itself when there is none. */
    String insidePath() {
        return folder.isEmpty() || inside.isEmpty() ? path() : path() + inside + "/";
    }
}
