package dev.waymark.outline.analysis;

import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.document.instructions.ModelInstructions.Speaker;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Heading;
import dev.waymark.page.Page.Link;
import dev.waymark.wording.Prose;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Texts of a page that speak to language models. They are taken out of it before anything is chosen for a file. */
public final class OrdersToModels {

    /** As far as {@link Prose} reads. */
    private static final int LONGEST = 20_000;

    /** A title of a page that tells people about such texts, and quotes some. */
    private static final Pattern SUBJECT = Pattern.compile(
            "prompt.injection|jailbreak|prompt engineering|(?<![a-z])prompting(?![a-z])|system prompts?(?![a-z])"
                    + "|chat (?:templates?|markup|formats?)|special tokens|chatml|red.teaming",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern FENCE = Pattern.compile("(?:```|~~~)[`~]{0,10} {0,3}([A-Za-z]{0,20})");
    private static final Set<String> ROLES = Set.of("system", "user", "human", "assistant", "prompt", "instructions");

    private final StringBuilder kept = new StringBuilder();
    private final boolean chat;
    private boolean changed;
    private String fence = "";
    private String speaker = "";

    private OrdersToModels(String markdown) {
        Set<Speaker> speakers = markdown.lines()
                .filter(line -> line.indexOf(':') >= 0)
                .map(OrdersToModels::bare)
                .flatMap(line -> ModelInstructions.speaker(line).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Speaker.class)));
        this.chat = speakers.size() > 1;
    }

    /** Whether a page speaks to language models, and not about such texts to people. */
    public static boolean in(Page page) {
        return !SUBJECT.matcher(cut(page.title())).find()
                && !SUBJECT.matcher(cut(page.heading())).find()
                && !without(page).equals(page);
    }

    private static String cut(String title) {
        return title.substring(0, Math.min(title.length(), 500));
    }

    /** The page without such texts; the page itself when it has none. */
    static Page without(Page page) {
        Page clean = page.but()
                .title(line(page.title()))
                .heading(line(page.heading()))
                .description(sentences(page.description()))
                .siteName(line(page.siteName()))
                .breadcrumbs(without(page.breadcrumbs(), text -> text))
                .headings(without(page.headings(), Heading::text))
                .links(page.links().stream().map(OrdersToModels::unnamed).toList())
                .facts(without(without(page.facts(), Page.Fact::value), Page.Fact::label))
                .markdown(markdown(page.markdown()))
                .build();
        return clean.equals(page) ? page : clean;
    }

    private static <T> List<T> without(List<T> all, Function<T, String> text) {
        return all.stream()
                .filter(one -> !ModelInstructions.in(text.apply(one)))
                .toList();
    }

    private static String line(String text) {
        return ModelInstructions.in(text) ? "" : text;
    }

    /** The link stays: it says how pages are connected. */
    private static Link unnamed(Link link) {
        return ModelInstructions.in(link.text()) ? new Link(link.url(), "", link.place(), link.nofollow()) : link;
    }

    /** Without the sentences that speak to models, and those behind them that go on with the order. */
    private static String sentences(String text) {
        if (!ModelInstructions.in(text)) {
            return text;
        }
        List<String> kept = new ArrayList<>();
        boolean ordered = false;
        for (String sentence : Prose.sentences(text)) {
            boolean order = ModelInstructions.in(sentence) || (ordered && ModelInstructions.continues(sentence));
            if (!order) {
                kept.add(sentence);
            }
            ordered |= order;
        }
        String rest = String.join(" ", kept);
        return ordered && !ModelInstructions.in(rest) ? rest : "";
    }

    /** What is left of a text moves up into what is read of it, so once something is found all of it is looked at. */
    private static String markdown(String markdown) {
        String head = markdown.substring(0, Math.min(markdown.length(), LONGEST));
        return kept(head).isEmpty() ? markdown : kept(markdown).orElse(markdown);
    }

    /** What is left of a text; empty when that is all of it. */
    private static Optional<String> kept(String markdown) {
        OrdersToModels orders = new OrdersToModels(markdown);
        markdown.lines().forEach(orders::take);
        return orders.changed ? Optional.of(orders.kept.toString()) : Optional.empty();
    }

    private void take(String line) {
        String said = fence.isEmpty() ? text(line) : code(line);
        changed |= !said.equals(line);
        kept.append(said).append('\n');
    }

    private String text(String line) {
        Optional<String> opened = fence(line);
        if (opened.isPresent()) {
            fence = line.substring(0, 3);
            speaker = ROLES.contains(opened.get()) ? opened.get() : "";
            return line;
        }
        if (speaker.isEmpty() && line.indexOf(':') < 0) {
            return sentences(line); // nobody is said to speak
        }
        String bare = bare(line);
        boolean turn = chat && ModelInstructions.speaker(bare).isPresent();
        boolean told = !speaker.isEmpty() && ModelInstructions.in(speaker + ": " + bare);
        if (!bare.isEmpty()) {
            speaker = soleSpeaker(bare);
        }
        return turn || told ? "" : sentences(line);
    }

    /** Who is said to speak in the next line; empty for nobody. */
    private static String soleSpeaker(String bare) {
        String name = bare.endsWith(":") ? bare.substring(0, bare.length() - 1).toLowerCase(Locale.ROOT) : "";
        return ROLES.contains(name) ? name : "";
    }

    /** Code stays as it is, save for what is under the name of a speaker. */
    private String code(String line) {
        if (line.startsWith(fence)) {
            fence = "";
            speaker = "";
            return line;
        }
        return !speaker.isEmpty() && ModelInstructions.in("system: " + line) ? "" : line;
    }

    /** The word behind an opening fence; empty when the line is none. */
    private static Optional<String> fence(String line) {
        if (!line.startsWith("```") && !line.startsWith("~~~")) {
            return Optional.empty();
        }
        Matcher opening = FENCE.matcher(line);
        return opening.lookingAt() ? Optional.of(opening.group(1).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** A line without the marks of its block. */
    private static String bare(String line) {
        int start = 0;
        while (start < line.length() && "#>*+-| \\".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start).replace("*", "").strip();
    }
}
