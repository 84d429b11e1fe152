package dev.waymark.version;

/** The result of saving a newer version. */
sealed interface SaveResult {

    /**
     * It is saved.
     *
     * @param isNew false when the newest version has the same text
     */
    record Kept(Version version, boolean isNew) implements SaveResult {}

    /** The newest version is not the one that the draft is based on. Nothing was changed. */
    record Overtaken(Version newest) implements SaveResult {}
}
