package dev.waymark.version;

/** What came of the wish to keep a newer version. */
sealed interface SaveResult {

    /**
     * It is kept.
     *
     * @param isNew false when it says what the newest version says already
     */
    record Kept(Version version, boolean isNew) implements SaveResult {}

    /** Somebody was quicker: the newest version is not the one that the draft is based on. Nothing was changed. */
    record Overtaken(Version newest) implements SaveResult {}
}
