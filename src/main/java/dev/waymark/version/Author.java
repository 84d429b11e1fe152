package dev.waymark.version;

/** Who made a version. There are no accounts: whoever holds the job's address may. */
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
