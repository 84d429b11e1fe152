package dev.waymark.version;

/** Who made a version. There are no accounts: the holder of the job's token may. */
enum Author {
    WAYMARK,
    PERSON,
    PROGRAM
}
