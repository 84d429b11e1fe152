package dev.waymark.describe;

import java.util.regex.Pattern;

/** Words without their endings. */
public final class Stems {

    private static final Pattern IES = Pattern.compile("(?<=\\p{L}{2})ies$");
    private static final Pattern ENDING = Pattern.compile("(?<=\\p{L}{3})(?:ing|ed|es|s|ly)$");
    private static final Pattern FINAL_E = Pattern.compile("(?<=\\p{L}{2})e$");
    private static final Pattern DOUBLED = Pattern.compile("([bdfgmnprt])\\1$");

    private Stems() {}

    /** A word in lower case without its ending, so that {@code visits}, {@code visited} and {@code visiting} meet. */
    public static String of(String word) {
        String stem = ENDING.matcher(IES.matcher(word).replaceFirst("y")).replaceFirst("");
        return DOUBLED.matcher(FINAL_E.matcher(stem).replaceFirst("")).replaceFirst("$1");
    }
}
