package dev.waymark.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What came back for one request.
 *
 * @param text head and body as they came; empty when the server closed the connection without a word
 * @param late true when nothing complete had come within the time that an answer may take
 */
record Answer(String text, boolean late) {

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})[ \r]");

    private static final Pattern PROBLEM = Pattern.compile("(?i)\r\ncontent-type: application/problem\\+json");
    private static final Pattern COMPRESSED = Pattern.compile("(?i)\r\ncontent-encoding: gzip");
    private static final Pattern TYPE = Pattern.compile("\"type\":\"/docs/problems#[a-z-]+\"");

    /** What tells of the inside: frames of a stack, class names, products and their versions. */
    private static final List<Pattern> INSIDE = Stream.of(
                    "\\bat [a-z]\\w*(\\.\\w+)+\\([A-Za-z]+\\.java",
                    "\\b(java|javax|jakarta|com|org|fish|dev)\\.[a-z]\\w*(\\.\\w+)*\\.[A-Z]\\w+",
                    "\\w(Exception|Error)\\b(?! ?[a-z])",
                    "(?i)payara|glassfish|grizzly|jersey|yasson|parsson|eclipselink|jedis|thymeleaf|weld-|psql",
                    "(?i)^(server|x-powered-by):")
            .map(pattern -> Pattern.compile(pattern, Pattern.MULTILINE))
            .toList();

    /** 0 when there is none. */
    int status() {
        Matcher matcher = STATUS.matcher(text);
        return matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** What a problem document lacks for a program to tell what happened, if the answer is one and not compressed. */
    Optional<String> vagueness() {
        int body = text.indexOf("\r\n\r\n") + 4;
        if (body < 4
                || body == text.length()
                || COMPRESSED.matcher(text).region(0, body).find()
                || !PROBLEM.matcher(text).region(0, body).find()) {
            return Optional.empty();
        }
        return Stream.of(
                        TYPE.matcher(text).find() ? "" : "no type",
                        text.contains("\"id\":\"\"") ? "an empty id" : "",
                        text.contains("\"detail\":\"\"") ? "an empty detail" : "")
                .filter(lack -> !lack.isEmpty())
                .findFirst();
    }

    /** Our own fault, which no request may cause; that a method or a version is not supported is the asker's. */
    boolean failed() {
        return status() >= 500 && status() != 501 && status() != 505;
    }

    /** The first thing in it that nobody outside should see. */
    Optional<String> leak() {
        return INSIDE.stream()
                .map(pattern -> pattern.matcher(text))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }
}
