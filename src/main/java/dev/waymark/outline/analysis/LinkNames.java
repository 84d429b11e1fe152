package dev.waymark.outline.analysis;

import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.page.Page;
import dev.waymark.template.Language;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Words;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds for each page the name that it is listed by: short, without the site's own name, no two alike. */
public final class LinkNames {

    private static final Pattern SMALL_WORD =
            Pattern.compile("a|an|and|as|at|by|for|from|in|into|of|on|or|the|to|with|your|us|&");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern PAGE_NUMBER = Pattern.compile("(?i) ?\\(page \\d{1,6}(?: of \\d{1,6})?\\)$");

    private static final int LONGEST = 100;
    private static final int HANDY = 75;
    private static final Pattern EMPTY = Pattern.compile(
            "(?i)^(?:home|home ?page|welcome|untitled.*|index|page|read more|more|click here|here|link|menu|learn more|find out more|view|view all"
                    + "|see all|go|https?:.*|[\\w-]+\\.html?|page not found|404.*|skip to.*|\\W*)$");

    private static final Pattern CALL =
            Pattern.compile("(?i)^(?:read|see|view|find|visit|go|learn|download|click|more|watch|get)(?!\\p{L})");
    private static final Pattern DAY = Pattern.compile("((?:19|20)\\d\\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])");
    private static final Pattern BEFORE_OWNER = Pattern.compile("(?: (?:at|of|for|from|in|by)(?: the)? | ?[|–—·:-] )$");

    private static final Pattern NUMBER = Pattern.compile(
            "^(?:(?:Chapter|Part|Appendix|Section) (?:\\d{1,3}(?:\\.\\d{1,3}){0,4}|[IVXLC]{1,7}|[A-Z])|\\d{1,3}(?:\\.\\d{1,3}){0,4})[.:] (?=\\S)");

    private final SiteGraph survey;
    private final Titles titles;
    private final Language language;
    private final String organisation;
    private final String ownName;
    private final Map<Url, List<String>> candidates = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /**
     * @param language that of the file, for what the pages do not name
     * @param organisation what the home page is listed by
     * @param pages those that may be listed
     */
    LinkNames(SiteGraph survey, Titles titles, Language language, String organisation, List<Page> pages) {
        this.survey = survey;
        this.titles = titles;
        this.language = language;
        this.organisation = organisation;
        this.ownName = Words.of(organisation).count() > 1 ? organisation.toLowerCase(Locale.ROOT) : "";
        for (Page page : pages) {
            List<String> names = candidates(page);
            candidates.put(page.url(), names);
            names.stream().limit(1).forEach(name -> uses.merge(Words.of(name).toString(), 1, Integer::sum));
        }
    }

    /** The best name of a page, though another page may have the same. */
    public String of(Page page) {
        List<String> names = candidates.getOrDefault(page.url(), List.of());
        return names.stream()
                .filter(name -> name.length() <= HANDY)
                .filter(name -> uses.getOrDefault(Words.of(name).toString(), 0) <= 1)
                .findFirst()
                .orElseGet(() -> names.stream().findFirst().orElseGet(() -> ours("Page")));
    }

    private String ours(String word) {
        return language.words(word).orElse(organisation);
    }

    private List<String> candidates(Page page) {
        if (survey.isHome(page)) {
            return List.of(organisation.equals(Organisation.NAMELESS) ? ours("Home") : organisation);
        }
        String own = titles.own(page);
        Stream<String> names = Stream.of(
                unnumbered(own),
                own,
                titles.own(page.heading()),
                survey.label(page),
                dated(page, own),
                anchor(page),
                slug(page));
        return names.map(name -> shortened(recased(numberless(unowned(name)))))
                .filter(name -> !name.isEmpty() && Words.of(name).count() > 0)
                .filter(name -> !EMPTY.matcher(name).matches())
                .filter(name -> !ModelInstructions.in(name))
                .distinct()
                .sorted(Comparator.comparing(name -> name.length() > HANDY))
                .toList();
    }

    /** What other pages call it, where that is a name and no call to go there. */
    private String anchor(Page page) {
        String text = survey.anchor(page);
        Words words = Words.of(text);
        boolean spelt = Words.of(slug(page)).list().stream()
                        .filter(words.list()::contains)
                        .count()
                > 1;
        return spelt
                        && !text.isEmpty()
                        && Character.isUpperCase(text.codePointAt(0))
                        && !CALL.matcher(text).find()
                ? text
                : "";
    }

    /** Without the organisation behind it: {@code Weddings at St. Mary's Church, Wexcombe}, {@code Visit us | St. Mary's Church, LS1 4AP}. */
    private String unowned(String name) {
        int at = name.toLowerCase(Locale.ROOT).indexOf(ownName);
        if (ownName.isEmpty()) {
            return name;
        }
        int bar = name.lastIndexOf(" | ");
        if (bar > 3
                && Words.of(ownName)
                        .list()
                        .containsAll(Words.of(name.substring(bar)).list())) {
            return name.substring(0, bar).strip();
        }
        if (at < 4) {
            return name;
        }
        String before = BEFORE_OWNER.matcher(name.substring(0, at)).replaceFirst("");
        return before.length() == at || before.isBlank() ? name : before;
    }

    private static String slug(Page page) {
        List<String> segments = page.url().segments();
        return segments.isEmpty() ? "" : humanised(segments.get(segments.size() - 1));
    }

    /** A title that several pages have, with the day that the address names: {@code Sprint notes, 10 September 2021}. */
    private static String dated(Page page, String own) {
        List<String> segments = page.url().segments();
        Matcher day = DAY.matcher(segments.isEmpty() ? "" : segments.get(segments.size() - 1));
        boolean english = page.language().isEmpty() || page.language().startsWith("en");
        if (!day.matches() || own.isEmpty() || !english) {
            return "";
        }
        String month = Month.of(Integer.parseInt(day.group(2))).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return own + ", " + Integer.parseInt(day.group(3)) + " " + month + " " + day.group(1);
    }

    /** A segment of a path as a person would write it: {@code how-to-apply.html} → How to apply. */
    public static String humanised(String segment) {
        String words = Words.ofSegment(segment).toString();
        return words.isEmpty() ? "" : ClauseFilter.capital(words);
    }

    /** As a heading writes it: {@code engineering principles} → Engineering Principles. */
    static String titled(String name) {
        String[] words = name.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            boolean small = i > 0 && SMALL_WORD.matcher(words[i]).matches();
            words[i] = small || words[i].isEmpty() ? words[i] : ClauseFilter.capital(words[i]);
        }
        return String.join(" ", words);
    }

    /** Without the number of a chapter: {@code 3. Data model}, {@code Chapter 2. The SQL Language}, {@code Part I. Tutorial}. */
    public static String unnumbered(String name) {
        return NUMBER.matcher(name).replaceFirst("");
    }

    /** Without {@code (page 1 of 2)}. */
    private static String numberless(String name) {
        return PAGE_NUMBER
                .matcher(BLANKS.matcher(name).replaceAll(" "))
                .replaceFirst("")
                .strip();
    }

    /** A name shouted in capitals as a sentence; abbreviations that stand alone stay. */
    public static String recased(String name) {
        boolean shouted = name.equals(name.toUpperCase(Locale.ROOT))
                && name.chars().filter(Character::isLetter).count() > 5;
        return shouted && (name.contains(" ") || name.length() > 6)
                ? ClauseFilter.capital(name.toLowerCase(Locale.ROOT))
                : name;
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int seam = name.lastIndexOf(": ", LONGEST);
        int blank = name.lastIndexOf(' ', LONGEST);
        return name.substring(
                        0,
                        seam > 20
                                ? seam
                                : blank > 20
                                        ? blank
                                        : Character.isHighSurrogate(name.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST)
                .strip();
    }

    /** Names for the pages of a file; where two pages have the same, the folder that tells them apart follows in brackets. */
    public Map<Url, String> unique(List<Page> pages) {
        Map<String, Long> alike = pages.stream()
                .collect(Collectors.groupingBy(page -> Words.of(of(page)).toString(), Collectors.counting()));
        Map<Url, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Page page : pages) {
            String name = of(page);
            boolean clash = alike.getOrDefault(Words.of(name).toString(), 1L) > 1;
            String qualified = clash ? qualified(page, name) : name;
            for (int i = 2; !taken.add(qualified.toLowerCase(Locale.ROOT)); i++) {
                qualified = name + " (" + i + ")";
            }
            names.put(page.url(), qualified);
        }
        return names;
    }

    private static String qualified(Page page, String name) {
        List<String> segments = page.url().segments();
        for (int i = segments.size() - 1; i >= 0; i--) {
            String folder = humanised(segments.get(i));
            if (!folder.isEmpty()
                    && !ModelInstructions.in(folder)
                    && !Words.of(name).contain(Words.of(folder))) {
                return name + " (" + folder + ")";
            }
        }
        return name;
    }
}
