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

    private final List<Page> pages;
    private final Set<String> repeated;

    private RepeatedBlocks(List<Page> pages) {
        this.pages = pages;
        this.repeated = pages.size() < MIN_PAGES ? Set.of() : repeated(pages);
    }

    /**
     * Those of a site.
     *
     * @param pages the start page first
     */
    public static RepeatedBlocks of(List<Page> pages) {
        return new RepeatedBlocks(pages);
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

    /** The page without such blocks; the page itself when it has none, and the start page. */
    public Page without(Page page) {
        if (repeated.isEmpty() || page.url().equals(pages.get(0).url())) {
            return page;
        }
        List<String> blocks = blocks(page.markdown());
        BitSet dropped = dropped(blocks);
        if (dropped.isEmpty()) {
            return page;
        }
        List<String> kept = new ArrayList<>();
        Set<String> headings = new HashSet<>();
        int words = 0;
        int inText = 0;
        for (int i = 0; i < blocks.size(); i++) {
            String block = blocks.get(i);
            int level = level(block);
            if (!dropped.get(i)) {
                kept.add(block);
                int inBlock = words(block);
                words += inBlock;
                inText += level > 0 ? 0 : inBlock;
            } else if (level > 0) {
                headings.add(block.substring(level).strip());
            }
        }
        return inText < MIN_WORDS_LEFT ? page : page(page, kept, headings, words);
    }

    private static Page page(Page page, List<String> kept, Set<String> droppedHeadings, int words) {
        List<Heading> headings = page.headings().stream()
                .filter(heading -> !droppedHeadings.contains(heading.text()))
                .toList();
        return page.but()
                .markdown(String.join("\n\n", kept))
                .headings(headings)
                .words(Math.min(page.words(), words))
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
        String fence = "";
        int block = -1;
        int end = -1;
        while (end < markdown.length()) {
            int line = end + 1;
            int newline = markdown.indexOf('\n', line);
            end = newline < 0 ? markdown.length() : newline;
            fence = fence(markdown, line, end, fence);
            if (line < end || !fence.isEmpty()) {
                block = block < 0 ? line : block;
            } else if (block >= 0) {
                blocks.add(markdown.substring(block, line - 1));
                block = -1;
            }
        }
        if (block >= 0) {
            blocks.add(markdown.substring(block));
        }
        return blocks;
    }

    /** The backticks that opened the block of code that goes on behind a line; empty when none does. */
    private static String fence(String markdown, int start, int end, String open) {
        int first = start;
        while (first < end && Character.isWhitespace(markdown.charAt(first))) {
            first++;
        }
        if (first == end || markdown.charAt(first) != '`') {
            return open;
        }
        String line = markdown.substring(first, end).strip();
        return open.isEmpty() ? fence(line) : line.equals(open) ? "" : open;
    }

    /** The backticks that open a block of code; empty when none does. */
    private static String fence(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end < 3 || text.indexOf('`', end) >= 0 ? "" : text.substring(0, end);
    }
}
