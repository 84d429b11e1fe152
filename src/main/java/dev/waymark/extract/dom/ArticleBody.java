package dev.waymark.extract.dom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * Finds the text of a page that says of itself that it is an article or a post, and drops what is around and within it: teasers,
 * lists of other articles, by-lines, share and subscribe boxes. Other pages keep their short texts and cards, which are content there.
 */
final class ArticleBody {

    /** Signs that the page is one article; one alone is set by mistake on many pages. */
    private static final int MIN_SIGNS = 3;

    private static final int MIN_PROSE = 250;
    private static final int MAX_ASIDE_CHARACTERS = 250;
    private static final int MAX_TEASER_CHARACTERS = 350;
    private static final Set<String> HEADINGS = Set.of("h2", "h3", "h4", "h5", "h6");
    private static final Set<String> CONTAINERS = Set.of(
            "div", "section", "aside", "ul", "ol", "article", "figure", "figcaption", "header", "footer", "table");
    private static final Set<String> WRAPPERS = Set.of("main", "form", "tbody", "tr", "td", "center", "span");
    private static final Set<String> KEPT_LEAVES =
            Set.of("h1", "blockquote", "td", "th", "pre", "code", "dt", "dd", "caption");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)\\W{0,4}+(?:"
            + "(?:related|recommended|more|other|similar|latest|recent|top|popular|featured|trending|must)[ -]"
            + "(?:articles?|posts?|stories|story|news|reading|read|content|topics?|coverage|from|on|in|like|links?|headlines|videos?|watched|watch|now|today|stories)"
            + "|(?:related|trending|recommended|recommendations|popular|deals|topics|tags|comments?)(?: now| today)?\\W{0,4}$"
            + "|more (?:\\w{1,12} ){1,2}stories"
            + "|most (?:popular|read|viewed|shared|watched|commented)"
            + "|popular (?:on|in|now|posts)"
            + "|you (?:may|might|could) (?:also )?(?:like|enjoy|be interested)"
            + "|(?:read|up|watch|see|what to read) (?:next|more|also)|also (?:read|see|on)"
            + "|(?:don't|don\u2019t) miss|editors?['\u2019]?s? (?:picks?|choice)"
            + "|(?:\\d{1,5} )?(?:comments?|responses|thoughts on|replies)|leave a (?:reply|comment)|join the (?:conversation|discussion)"
            + "|about the author|follow us|sign up|subscribe|newsletters?"
            + "|share (?:this|on|via)|from (?:our|the) (?:partners?|web|sponsors?)|sponsored|promoted"
            + ")");
    private static final Pattern POINTER = Pattern.compile(
            "(?i)\\W{0,4}+(?:related|read more|read also|also read|see also|more|watch|listen|continue reading|sign up|subscribe|read|follow us|follow)\\W[\\s\\S]*");
    private static final Pattern CREDIT = Pattern.compile(
            "(?i)getty|reuters|\\u00a9|shutterstock|photo(?:graph)? by|photo:|image:|credit|courtesy of|/ ?ap\\)|associated press");
    private static final Pattern ASIDE_NAME = Pattern.compile(
            "(?i)by-?line|author|date-?line|timestamp|time-?stamp|pub-?date|publish|posted|entry-meta|post-meta|article-?meta|article_?info|metadata"
                    + "|credit|tags|share|sharing|social|newsletter|subscri|sign-?up|promo|related|recirc|recommend|trending|popular|most-?read|teaser"
                    + "|advert|sponsor|outbrain|taboola|comment|disqus|widget|breaking|up-?next|read-?next|read-?more|paywall|login|sidebar|rail|kicker|eyebrow|actionbar|toolbar|print-header|outstream|ad-container|slide-?count|gallery-?count|tooltip|end-?slate|bio");

    private static final Pattern CAPTION_NAME = Pattern.compile("(?i)caption");
    private static final Pattern GALLERY_NAME = Pattern.compile("(?i)gallery|slide-?show");
    private static final int MAX_CAPTION_CHARACTERS = 600;
    private static final int MIN_REPEAT_CHARACTERS = 40;
    private static final int MIN_LOUD_CHARACTERS = 25;
    private static final int KEY_CHARACTERS = 20;

    private final List<ElementInfo> all;
    private final BiConsumer<ElementInfo, Region> drop;
    private final ElementInfo root;
    private ElementInfo body;

    private ArticleBody(List<ElementInfo> all, ElementInfo root, BiConsumer<ElementInfo, Region> drop) {
        this.all = all;
        this.root = root;
        this.drop = drop;
        body = root;
    }

    /** Drops what does not belong to the article below the root; does nothing when there is none. */
    static void clean(ElementTree tree, ElementInfo root, BiConsumer<ElementInfo, Region> drop) {
        if (root.prose >= MIN_PROSE && isArticle(tree)) {
            ArticleBody article = new ArticleBody(tree.all(), root, drop);
            article.narrow();
            article.dropElsewhere();
            article.dropAsides();
            article.dropRepeats();
            article.dropEnds();
        }
    }

    private static boolean isArticle(ElementTree tree) {
        int signs = headSigns(tree);
        signs += tree.elements("script").anyMatch(ArticleBody::describesArticle) ? 2 : 0;
        signs += tree.all("article").isEmpty() ? 0 : 1;
        signs += tree.all("time").isEmpty() ? 0 : 1;
        if (signs < MIN_SIGNS) {
            signs += tree.all().stream().anyMatch(ArticleBody::isMarkedArticle) ? 2 : 0;
        }
        if (signs == MIN_SIGNS - 1) {
            signs += tree.all().stream().anyMatch(ArticleBody::namesAuthor) ? 1 : 0;
        }
        return signs >= MIN_SIGNS;
    }

    private static int headSigns(ElementTree tree) {
        int signs = 0;
        boolean published = false;
        for (ElementInfo meta : tree.all("meta")) {
            String name = meta.element.attr("property") + meta.element.attr("itemprop") + meta.element.attr("name");
            String value = meta.element.attr("content").toLowerCase(Locale.ROOT);
            signs += name.equals("og:type") && (value.equals("article") || value.equals("blog")) ? 1 : 0;
            published |= name.equals("article:published_time")
                    || name.equals("datePublished")
                    || name.equals("article:section");
        }
        return signs + (published ? 1 : 0);
    }

    private static boolean describesArticle(Element script) {
        if (!script.attr("type").equals("application/ld+json")) {
            return false;
        }
        String data = script.data();
        return data.contains("NewsArticle\"")
                || data.contains("BlogPosting\"")
                || data.contains("\"Article\"")
                || data.contains("ReportageNewsArticle");
    }

    private static boolean isMarkedArticle(ElementInfo info) {
        String type = info.element.attributesSize() == 0 ? "" : info.element.attr("itemtype");
        return type.endsWith("Article") || type.endsWith("BlogPosting");
    }

    private static boolean namesAuthor(ElementInfo info) {
        if (info.element.attributesSize() == 0) {
            return false;
        }
        String names = info.element.className();
        return names.contains("byline")
                || names.contains("author")
                || info.element.attr("rel").equals("author");
    }

    /** Goes down to the element that holds most of the prose, and drops what is beside the way. */
    private void narrow() {
        Optional<ElementInfo> inner = heaviest(body);
        while (inner.isPresent() && inner.get().prose * 10L >= body.prose * 6L) {
            ElementInfo kept = inner.get();
            children(body)
                    .filter(child -> child.index != kept.index && !belongs(child))
                    .forEach(child -> drop.accept(child, child.index < kept.index ? Region.NAVIGATION : Region.FOOTER));
            body = kept;
            inner = heaviest(body);
        }
    }

    private Optional<ElementInfo> heaviest(ElementInfo parent) {
        return children(parent).filter(ArticleBody::mayHoldBody).max(Comparator.comparingInt(child -> child.prose));
    }

    /** A custom element may be anything. */
    private static boolean mayHoldBody(ElementInfo box) {
        return CONTAINERS.contains(box.tag) || WRAPPERS.contains(box.tag) || box.tag.indexOf('-') > 0;
    }

    private Stream<ElementInfo> children(ElementInfo parent) {
        List<ElementInfo> children = new ArrayList<>();
        for (int i = parent.index + 1; i < parent.end; i = all.get(i).end) {
            if (all.get(i).region == Region.CONTENT) {
                children.add(all.get(i));
            }
        }
        return children.stream();
    }

    /** Prose beside the body: a lead, a second part. */
    private boolean belongs(ElementInfo beside) {
        boolean prose =
                beside.prose * 2L > beside.text && beside.linked * 5L < beside.text && !beside.tag.equals("aside");
        return beside.holdsHeading || (prose && !holdsElsewhere(beside) && !isNamedAside(beside));
    }

    private boolean holdsElsewhere(ElementInfo box) {
        for (int i = box.index; i < box.end; i++) {
            if (HEADINGS.contains(all.get(i).tag) && isElsewhere(all.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isElsewhere(ElementInfo box) {
        return box.text > 3
                && box.text <= 80
                && ELSEWHERE.matcher(InlineNotes.start(box.element, 100)).lookingAt();
    }

    /** A heading such as "Related" and what follows it: its box, or all up to the next heading of its level. */
    private void dropElsewhere() {
        for (int i = body.index + 1; i < body.end; i++) {
            ElementInfo box = all.get(i);
            boolean label = HEADINGS.contains(box.tag)
                    || (box.breaksLine && box.end - box.index <= 3 && box.text <= 30 && !isSentence(box));
            if (box.region == Region.CONTENT && label && isElsewhere(box)) {
                dropBelow(box);
            }
        }
    }

    private void dropBelow(ElementInfo heading) {
        ElementInfo box = heading;
        while (box.parent != null
                && box.parent.index != body.index
                && box.parent.prose * 3L < body.prose
                && box.parent.text <= 1_500) {
            box = box.parent;
        }
        ElementInfo last = box;
        if (box.index == heading.index && box.parent != null) {
            for (int i = box.end; i < box.parent.end && isOfElsewhere(all.get(i), heading); i = all.get(i).end) {
                dropContent(all.get(i));
            }
        }
        dropContent(last);
    }

    private boolean isOfElsewhere(ElementInfo next, ElementInfo heading) {
        return !next.tag.equals(heading.tag) && (next.isMostlyLinks() || next.prose == 0 || next.tag.equals("article"));
    }

    private void dropContent(ElementInfo box) {
        if (box.region == Region.CONTENT) {
            drop.accept(box, Region.NOISE);
        }
    }

    /** Lists of links, teasers, by-lines and boxes that are short and have such a name. */
    private void dropAsides() {
        for (int i = root.index + 1; i < root.end; i++) {
            ElementInfo box = all.get(i);
            if (box.region == Region.CONTENT && box.text > 0 && !box.holdsHeading && isAside(box)) {
                drop.accept(box, Region.NOISE);
                i = box.end - 1;
            }
        }
    }

    private boolean isAside(ElementInfo box) {
        if (box.prose * 4L > body.prose) {
            return false;
        }
        if (CONTAINERS.contains(box.tag)) {
            return isCaption(box)
                    || isGallery(box)
                    || isLinkList(box)
                    || isTeaser(box)
                    || (isNamedAside(box) && box.prose < MAX_ASIDE_CHARACTERS);
        }
        boolean line = box.tag.equals("p")
                || HEADINGS.contains(box.tag)
                || box.tag.equals("li")
                || box.tag.equals("em")
                || box.tag.equals("strong");
        boolean label =
                (box.breaksLine || box.tag.equals("span")) && box.text <= MAX_ASIDE_CHARACTERS && box.prose == 0;
        return (line && (isPointer(box) || isLoudLink(box)))
                || (label && (isNamedAside(box) || isNamed(box, CAPTION_NAME)));
    }

    /** The caption of a photograph bought from an agency, or what is named so outside of a figure. */
    private static boolean isCaption(ElementInfo box) {
        return box.tag.equals("figcaption")
                ? CREDIT.matcher(InlineNotes.start(box.element, 400)).find()
                : box.text <= MAX_CAPTION_CHARACTERS && !box.holdsSubheading && isNamed(box, CAPTION_NAME);
    }

    private static boolean isGallery(ElementInfo box) {
        return !box.holdsSubheading && isNamed(box, GALLERY_NAME);
    }

    /** Lines that repeat the line before, such as the caption below each size of a picture. */
    private void dropRepeats() {
        ElementInfo before = root;
        for (int i = root.index + 1; i < root.end; i++) {
            ElementInfo box = all.get(i);
            if (box.region == Region.CONTENT && box.breaksLine && box.own >= MIN_REPEAT_CHARACTERS) {
                if (box.text == before.text && isSame(box, before)) {
                    dropContent(box);
                }
                before = box;
            }
        }
    }

    private static boolean isSame(ElementInfo box, ElementInfo before) {
        return InlineNotes.start(box.element, KEY_CHARACTERS).equals(InlineNotes.start(before.element, KEY_CHARACTERS));
    }

    private static boolean isLinkList(ElementInfo box) {
        return box.links >= 2 && box.linked * 10L > box.text * 7L;
    }

    /** A card of another article: its heading is a link. */
    private boolean isTeaser(ElementInfo box) {
        if (box.text > MAX_TEASER_CHARACTERS || box.links == 0) {
            return false;
        }
        for (int i = box.index; i < box.end; i++) {
            ElementInfo part = all.get(i);
            if (HEADINGS.contains(part.tag) && part.text > 10 && part.linked * 10L >= part.text * 9L) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPointer(ElementInfo box) {
        return box.links > 0
                && box.linked * 2L > box.text
                && box.text <= 200
                && POINTER.matcher(InlineNotes.start(box.element, 60)).matches();
    }

    /** A line in capitals that is a link as a whole: the headline of another article. */
    private static boolean isLoudLink(ElementInfo box) {
        if (box.links == 0 || box.linked < box.text || box.text < MIN_LOUD_CHARACTERS || box.text > 200) {
            return false;
        }
        String text = box.element.text();
        return text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isNamedAside(ElementInfo box) {
        return isNamed(box, ASIDE_NAME);
    }

    private static boolean isNamed(ElementInfo box, Pattern words) {
        if (box.element.attributesSize() == 0) {
            return false;
        }
        String names = box.element.id() + ' ' + box.element.className();
        return names.length() > 2
                && names.length() < 400
                && words.matcher(names).find();
    }

    /** Short lines before the first paragraph and after the last one. */
    private void dropEnds() {
        int first = root.end;
        int last = root.index;
        for (int i = root.index; i < root.end; i++) {
            ElementInfo box = all.get(i);
            if (box.region == Region.CONTENT && box.own >= ElementInfo.MIN_PARAGRAPH) {
                first = Math.min(first, i);
                last = Math.max(last, box.end);
            }
        }
        for (int i = root.index + 1; i < root.end; i++) {
            ElementInfo box = all.get(i);
            boolean outside = box.end <= first || (i >= last && !leadsToText(box));
            if (outside && box.region == Region.CONTENT && isShortLine(box, i >= last)) {
                drop.accept(box, i >= last ? Region.FOOTER : Region.NAVIGATION);
                i = box.end - 1;
            }
        }
    }

    private static boolean isShortLine(ElementInfo box, boolean atEnd) {
        if (!box.breaksLine
                || box.text == 0
                || (box.own == 0 && box.linked < box.text)
                || box.holdsHeading
                || KEPT_LEAVES.contains(box.tag)) {
            return false;
        }
        boolean item = box.tag.equals("li") && box.linked * 2L < box.text;
        return !item && !(box.tag.equals("p") && isSentence(box) && (atEnd || !isNamedAside(box)));
    }

    private boolean leadsToText(ElementInfo box) {
        return HEADINGS.contains(box.tag)
                && box.end < root.end
                && all.get(box.end).tag.equals("p")
                && isSentence(all.get(box.end));
    }

    private static boolean isSentence(ElementInfo box) {
        String text = box.element.text();
        return box.linked * 2L < box.text
                && text.length() > 8
                && ".!?\"\u201d\u3002".indexOf(text.charAt(text.length() - 1)) >= 0;
    }
}
