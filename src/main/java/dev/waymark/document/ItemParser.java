package dev.waymark.document;

import dev.waymark.document.markdown.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one line of a section as an item, whatever it lacks of {@code - [name](url): notes}. */
final class ItemParser {

    private static final Pattern BULLET = Pattern.compile("^([ \t]*+)(?:([-*+])|[0-9]{1,9}[.)](?=[ \t]))([ \t]*+)");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s:*_|.,\\-\u2013\u2014]++");
    private static final Pattern LINK_TITLE = Pattern.compile("(?<!\\s)\\s++[\"'(]");

    private final String line;
    private final List<Rule> flaws = new ArrayList<>();
    private final boolean bullet;
    private int open = -1;
    private int close = -1;
    private int end = -1;

    private ItemParser(String line) {
        this.line = line;
        Matcher marker = BULLET.matcher(line);
        this.bullet = marker.lookingAt() && isMarker(marker);
        findLink(bullet ? marker.end() : 0);
        if (hasLink()) {
            checkMarker(bullet ? marker : null);
        }
    }

    static ItemParser read(String line) {
        return new ItemParser(line);
    }

    boolean hasBullet() {
        return bullet;
    }

    boolean hasLink() {
        return end >= 0;
    }

    ParsedFile.Item at(int number) {
        String name = Inline.plain(line.substring(open + 1, close));
        return new ParsedFile.Item(number, name, target(), notes());
    }

    /** The line with another name. */
    String withName(String name) {
        return line.substring(0, open + 1) + name + line.substring(close);
    }

    /** The line with another address, as it is written between the brackets. */
    String withTarget(String written) {
        return line.substring(0, close + 2) + written + line.substring(end);
    }

    /** The line with other notes, none when they are empty. */
    String withNotes(String notes) {
        return line.substring(0, end + 1) + (notes.isEmpty() ? "" : ": " + notes);
    }

    /** What departs from the form, in the order of the line. */
    List<Rule> flaws() {
        String name = line.substring(open + 1, close);
        String target = line.substring(close + 2, end);
        flag(Inline.plain(name).isEmpty(), Rule.EMPTY_NAME);
        flag(name.indexOf('[') >= 0 || name.indexOf(']') >= 0, Rule.BRACKET_IN_NAME);
        flag(target().isEmpty(), Rule.EMPTY_URL);
        flag(!target().isEmpty() && !target.equals(target()), Rule.ITEM_FORM);
        flag(target().indexOf('(') >= 0 || target().indexOf(')') >= 0, Rule.BRACKET_IN_URL);
        String rest = line.substring(end + 1);
        flag(!rest.isBlank() && !rest.equals(":") && !rest.startsWith(": "), Rule.SEPARATOR);
        return List.copyOf(flaws);
    }

    private static boolean isMarker(Matcher marker) {
        return !marker.group(3).isEmpty()
                || marker.hitEnd()
                || marker.group().strip().equals("-");
    }

    private void checkMarker(@Nullable Matcher marker) {
        if (marker == null || open != marker.end() || marker.group(3).isEmpty()) {
            flaws.add(Rule.ITEM_FORM);
        }
        if (marker != null) {
            flag(!marker.group(1).isEmpty(), Rule.INDENTED_ITEM);
            flag(marker.group(2) == null, Rule.NUMBERED_ITEM);
            flag(marker.group(2) != null && !marker.group(2).equals("-"), Rule.BULLET);
        }
    }

    private void flag(boolean is, Rule rule) {
        if (is) {
            flaws.add(rule);
        }
    }

    /** The first pair of square brackets with a round one behind it; failing that, the first such meeting of brackets. */
    private void findLink(int from) {
        int depth = 0;
        int last = line.lastIndexOf(')');
        for (int i = from; i < last && end < 0; i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                open = depth++ == 0 ? i : open;
            } else if (c == ']' && depth > 0 && --depth == 0 && line.startsWith("(", i + 1)) {
                closeAt(i);
            }
        }
        if (end < 0) {
            open = line.indexOf('[', from);
            closeAt(open < 0 ? -1 : line.indexOf("](", open));
        }
    }

    private void closeAt(int bracket) {
        close = bracket;
        end = bracket < 0 ? -1 : targetEnd(bracket + 2);
    }

    /** Where the round bracket closes that opened before; the first closing one when they do not match. */
    private int targetEnd(int from) {
        int depth = 1;
        for (int i = from; i < line.length(); i++) {
            depth += line.charAt(i) == '(' ? 1 : line.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return line.indexOf(')', from);
    }

    private String target() {
        String target = line.substring(close + 2, end).strip();
        if (target.startsWith("<") && target.endsWith(">")) {
            return target.substring(1, target.length() - 1);
        }
        if (target.chars().noneMatch(Character::isWhitespace)) {
            return target;
        }
        Matcher title = LINK_TITLE.matcher(target);
        return title.find() ? target.substring(0, title.start()) : target;
    }

    private String notes() {
        String rest = line.substring(end + 1);
        if (rest.startsWith(":")) {
            return Inline.plain(rest.substring(1));
        }
        Matcher separator = SEPARATOR.matcher(rest);
        return Inline.plain(separator.lookingAt() ? rest.substring(separator.end()) : rest);
    }
}
