package dev.waymark.cli.check;

import java.util.Locale;

/** What can be wrong with a committed file; a build fails for those that it names. */
public enum Concern {
    /** It is no valid llms.txt. */
    VALIDITY,
    /** A link leads to nothing. */
    DEAD,
    /** It says something else than the website: a page that is gone, has moved, is called otherwise or is new. */
    DRIFT;

    /** In lower case, as options and reports name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
