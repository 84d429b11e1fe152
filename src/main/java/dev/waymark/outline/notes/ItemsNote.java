package dev.waymark.outline.notes;

import dev.waymark.page.Page;
import dev.waymark.template.Language;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Notes made of a page's short list of times, or of what it states in pairs of label and value. */
final class ItemsNote {

    private static final int LONGEST = 120;
    private static final int SHORTEST = 20;
    private static final int LONGEST_ITEM = 60;
    private static final int FEWEST_PAIRS = 3;
    private static final int FEW_WORDS = 200;
    private static final int LINES = 200;

    private static final Pattern PAIR = Pattern.compile("^(\\p{Lu}[\\p{L} ]{2,28}: [^:;]{1,45}?)\\.?$");

    /** The names of the days by the code of a language. */
    private static final Map<String, Pattern> DAYS =
            Language.known().stream().collect(Collectors.toUnmodifiableMap(Language::code, ItemsNote::days));

    private ItemsNote() {}

    /** Its items that name a day of the week, where they are most of a list and the page says little else. */
    static Optional<String> ofTimes(Page page, Language language) {
        Pattern day = DAYS.get(language.code());
        if (day == null || page.words() > FEW_WORDS) {
            return Optional.empty();
        }
        List<String> items = lines(page)
                .filter(line -> line.startsWith("- "))
                .map(Prose::bare)
                .filter(item -> item.length() < LONGEST_ITEM && !item.endsWith("."))
                .toList();
        List<String> timed =
                items.stream().filter(item -> day.matcher(item).find()).toList();
        return timed.size() > 1 && timed.size() * 2 > items.size() ? fit(String.join("; ", timed)) : Optional.empty();
    }

    private static Pattern days(Language language) {
        Locale locale = Locale.forLanguageTag(language.code());
        return Pattern.compile("(?iu)(?<!\\p{L})(?:"
                + Stream.of(DayOfWeek.values())
                        .map(each -> Pattern.quote(each.getDisplayName(TextStyle.FULL, locale)))
                        .collect(Collectors.joining("|"))
                + ")s?(?!\\p{L})");
    }

    /** Its first three or more items in a row that are label and value. */
    static Optional<String> ofPairs(Page page) {
        List<String> pairs = new ArrayList<>();
        for (String line : lines(page).filter(each -> !each.isBlank()).toList()) {
            Matcher pair = PAIR.matcher(Prose.bare(line));
            if (line.startsWith("- ") && pair.find() && !ClauseFilter.holdsAddress(pair.group(1))) {
                pairs.add(pair.group(1));
            } else if (pairs.size() >= FEWEST_PAIRS) {
                break;
            } else {
                pairs.clear();
            }
        }
        StringBuilder note = new StringBuilder();
        pairs.stream()
                .filter(pair -> note.length() + pair.length() + 2 <= LONGEST)
                .forEach(pair -> note.append(note.isEmpty() ? "" : "; ").append(pair));
        return pairs.size() < FEWEST_PAIRS ? Optional.empty() : fit(note.toString());
    }

    private static Stream<String> lines(Page page) {
        return page.markdown().lines().limit(LINES);
    }

    private static Optional<String> fit(String note) {
        return Optional.of(note).filter(text -> text.length() >= SHORTEST && text.length() <= LONGEST);
    }
}
