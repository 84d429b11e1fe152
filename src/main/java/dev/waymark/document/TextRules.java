package dev.waymark.document;

import dev.waymark.deadline.Deadline;
import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.document.markdown.Characters;
import dev.waymark.document.markdown.Entities;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules over the lines of a file, whatever they are to the format. */
final class TextRules {

    private static final int LARGE = 25_000;
    private static final int SHORT = 50;
    private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]++]\\([^()\\s]++");
    private static final Pattern ROBOTS = Pattern.compile(
            "(?i)^\\s*+(?:user-agent|allow|disallow|crawl-delay|sitemap|noindex)\\s*+:.*", Pattern.DOTALL);
    private static final Pattern REFERENCE = Pattern.compile("&(#?[A-Za-z0-9]{1,10});");

    private final Problems problems = new Problems();

    private TextRules() {}

    static Problems check(ParsedFile parsed) {
        TextRules rules = new TextRules();
        rules.checkSize(parsed.lines());
        for (int i = 0; i < parsed.lines().size(); i++) {
            rules.checkLine(parsed.lines().get(i), i + 1);
        }
        return rules.problems;
    }

    private void checkSize(List<String> lines) {
        int bytes = lines.stream()
                .mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length + 1)
                .sum();
        if (bytes > LARGE) {
            problems.add(Rule.LARGE_FILE, 0);
        }
        if (String.join("\n", lines).strip().length() < SHORT) {
            problems.add(Rule.SHORT_FILE, 0);
        }
        if (lines.stream().noneMatch(line -> LINK.matcher(line).find())) {
            problems.add(Rule.NO_LINK, 0);
        }
    }

    private void checkLine(String line, int number) {
        Deadline.check();
        if (line.isEmpty()) {
            return;
        }
        if (ROBOTS.matcher(line).matches()) {
            problems.add(Rule.ROBOTS_DIRECTIVES, number, line);
        }
        Matcher reference = REFERENCE.matcher(line);
        if (reference.results().anyMatch(found -> Entities.decode(found.group(1)) != Entities.UNKNOWN)) {
            problems.add(Rule.ENTITIES, number, line);
        }
        if (!line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            checkCharacters(line, number);
        }
        ModelInstructions.find(line).ifPresent(passage -> problems.add(Rule.INSTRUCTIONS, number, passage));
    }

    private void checkCharacters(String line, int number) {
        if (line.codePoints().anyMatch(Characters::isReplacement)) {
            problems.add(Rule.REPLACEMENT_CHARACTER, number, line);
        }
        if (line.codePoints().anyMatch(TextRules::isHidden)) {
            problems.add(Rule.HIDDEN_CHARACTERS, number);
        }
    }

    /** Hidden and without use: the selectors that choose between the text and the picture form of a sign are common. */
    private static boolean isHidden(int character) {
        boolean selectsForm = character == 0xFE0E || character == 0xFE0F;
        return Characters.visible(character) < 0 && !Characters.isReplacement(character) && !selectsForm;
    }
}
