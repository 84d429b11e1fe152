package dev.waymark.assessment;

import dev.waymark.assess.Grade;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A score as a small picture for other websites: SVG that needs nothing but itself. */
public final class ScoreBadge {

    private static final String PICTURE = read();
    static final int GOOD = 0x17603f;
    static final int FAIR = 0x855300;
    static final int POOR = 0xa3271b;

    private ScoreBadge() {}

    public static String of(ScoreSummary score) {
        return PICTURE.replace("{grade}", score.grade().name())
                .replace("{overall}", String.valueOf(score.overall()))
                .replace("{colour}", "#%06x".formatted(colour(score.grade())));
    }

    /**
     * What shows it on a website.
     *
     * @param page where it leads
     * @param picture its address
     */
    public static String markup(String page, String picture, String alternative) {
        return "<a href=\"%s\"><img src=\"%s\" alt=\"%s\" width=\"118\" height=\"20\"></a>"
                .formatted(page, picture, alternative);
    }

    /** White text is legible on each: at least 5.9 to 1. */
    static int colour(Grade grade) {
        return switch (grade) {
            case A, B -> GOOD;
            case C -> FAIR;
            case D, F -> POOR;
        };
    }

    private static String read() {
        try (InputStream in = ScoreBadge.class.getResourceAsStream("/badge/badge.svg")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the badge is part of the application", e);
        }
    }
}
