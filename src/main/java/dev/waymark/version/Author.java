package dev.waymark.version;

/** Who made a version. There are no accounts: the holder of the job's token may. */
enum Author {
    WAYMARK("Waymark"),
    PERSON("somebody, on this page"),
    PROGRAM("a program, by the API");

    private final String words;

    Author(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
