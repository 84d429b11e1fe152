package dev.waymark.document;

import dev.waymark.url.Url;
import java.util.Optional;

/** Links of a site's file to its llms.txt files of other folders and languages. Source: the llms.txt proposal, "Discovery". */
public final class OtherFiles {

    private static final String FILE = "/llms.txt";

    /** A site has 20 such files at most. */
    private static final int MAX_LINKS = 20;

    private OtherFiles() {}

    /** The text without them; a section that has nothing else goes with them. */
    public static String removed(String text) {
        String rest = text;
        for (int i = 0; i < MAX_LINKS; i++) {
            FileEdit edit = FileEdit.of(rest);
            Optional<String> less = edit.parsed().items().stream()
                    .filter(item -> item.url().filter(OtherFiles::isOther).isPresent())
                    .findFirst()
                    .flatMap(edit::removed);
            if (less.isEmpty()) {
                break;
            }
            rest = less.get();
        }
        return rest;
    }

    private static boolean isOther(Url url) {
        return url.path().endsWith(FILE) && url.path().length() > FILE.length();
    }
}
