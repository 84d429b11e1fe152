package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.page.Page.Heading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Blocks of text that most pages of a site have word for word, such as an appeal, a request for feedback or an invitation to a
 * newsletter: they say nothing of one page. The start page keeps them, and so does a page with little else.
 */
public final class RepeatedBlocks {

    private static final int MIN_PAGES = 6;
    private static final int MAX_SAMPLE = 200;
    private static final int MIN_CHARACTERS = 20;
    private static final int MIN_WORDS_LEFT = 15;

    /** An e-mail address or a telephone number may be what a page is for. */
    private static final Pattern CONTACT = Pattern.compile("@|(?:\\d[ ()/-]{0,2}){7}");

    private final Set<String> repeated;

    private RepeatedBlocks(Set<String> repeated) {
        this.repeated = repeated;
    }

    /**
     * The same pages without such blocks.
     *
     * @param pages the start page first
     */
    public static List<Page> without(List<Page> pages) {
        if (pages.size() < MIN_PAGES) {
            return pages;
        }
        RepeatedBlocks found = new RepeatedBlocks(repeated(pages));
        return found.repeated.isEmpty()
                ? pages
                : Stream.concat(pages.stream().limit(1), pages.stream().skip(1).map(found::without))
                        .toList();
    }

    /** The blocks that more than half of the pages have; of a large site some pages speak for all. */
    private static Set<String> repeated(List<Page> pages) {
        int step = 1 + (pages.size() - 1) / MAX_SAMPLE;
        Map<String, Integer> counts = new HashMap<>();
        int sample = 0;
        for (int i = 0; i < pages.size(); i += step) {
            new HashSet<>(blocks(pages.get(i).markdown())).forEach(block -> counts.merge(block, 1, Integer::sum));
            sample++;
        }
        int half = sample / 2;
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > half)
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Page without(Page page) {
        List<String> blocks = blocks(page.markdown());
        BitSet dropped = dropped(blocks);
        if (dropped.isEmpty()) {
            return page;
        }
        List<String> kept = new ArrayList<>();
        Set<String> headings = new HashSet<>();
        int words = 0;
        for (int i = 0; i < blocks.size(); i++) {
            String block = blocks.get(i);
            if (!dropped.get(i)) {
                kept.add(block);
                words += level(block) > 0 ? 0 : words(block);
            } else if (level(block) > 0) {
                headings.add(block.substring(level(block)).strip());
            }
        }
        return words < MIN_WORDS_LEFT ? page : page(page, kept, headings);
    }

    private static Page page(Page page, List<String> kept, Set<String> droppedHeadings) {
        String markdown = String.join("\n\n", kept);
        List<Heading> headings = page.headings().stream()
                .filter(heading -> !droppedHeadings.contains(heading.text()))
                .toList();
        return page.but()
                .markdown(markdown)
                .headings(headings)
                .words(Math.min(page.words(), words(markdown)))
                .build();
    }

    /** What has a letter or a digit between blanks. */
    private static int words(String markdown) {
        int words = 0;
        boolean counted = false;
        for (int i = 0; i < markdown.length(); i++) {
            char c = markdown.charAt(i);
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                counted = false;
            } else if (!counted && Character.isLetterOrDigit(c)) {
                counted = true;
                words++;
            }
        }
        return words;
    }

    /** A heading goes only with all that it heads. */
    private BitSet dropped(List<String> blocks) {
        BitSet dropped = new BitSet(blocks.size());
        for (int i = 0; i < blocks.size(); i++) {
            boolean holdsNext = i + 1 < blocks.size() && blocks.get(i + 1).startsWith(" ");
            dropped.set(i, isRepeatedText(blocks.get(i)) && !holdsNext);
        }
        for (int i = blocks.size() - 2; i >= 0; i--) {
            if (level(blocks.get(i)) > 1 && repeated.contains(blocks.get(i))) {
                int end = endOfSection(blocks, i);
                dropped.set(i, end > i + 1 && dropped.nextClearBit(i + 1) >= end);
            }
        }
        return dropped;
    }

    private boolean isRepeatedText(String block) {
        return block.length() >= MIN_CHARACTERS
                && level(block) == 0
                && !block.startsWith(" ")
                && repeated.contains(block)
                && !CONTACT.matcher(block).find();
    }

    private static int endOfSection(List<String> blocks, int heading) {
        int end = heading + 1;
        while (end < blocks.size()
                && (level(blocks.get(end)) == 0 || level(blocks.get(end)) > level(blocks.get(heading)))) {
            end++;
        }
        return end;
    }

    /** The level of a heading, 0 of any other block. */
    private static int level(String block) {
        int level = 0;
        while (level < block.length() && block.charAt(level) == '#') {
            level++;
        }
        return level < block.length() && block.charAt(level) == ' ' ? level : 0;
    }

    /** What blank lines separate; a fenced block of code is one. */
    private static List<String> blocks(String markdown) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        String fence = "";
        for (String line : markdown.split("\n", -1)) {
            fence = fence.isEmpty() ? fence(line) : line.strip().equals(fence) ? "" : fence;
            if (line.isEmpty() && fence.isEmpty()) {
                add(blocks, block);
            } else {
                block.append(block.isEmpty() ? "" : "\n").append(line);
            }
        }
        add(blocks, block);
        return blocks;
    }

    /** The backticks that open a block of code; empty when none does. */
    private static String fence(String line) {
        String text = line.strip();
        int end = 0;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end < 3 || text.indexOf('`', end) >= 0 ? "" : text.substring(0, end);
    }

    private static void add(List<String> blocks, StringBuilder block) {
        if (!block.isEmpty()) {
            blocks.add(block.toString());
            block.setLength(0);
        }
    }
}
