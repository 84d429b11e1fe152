package dev.waymark.extract.dom;

import dev.waymark.message.Message;
import dev.waymark.page.LeftOut;
import dev.waymark.page.Page.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Tells the main content of a page from its frame. First what says of itself that it is frame goes (elements, roles, names);
 * then the main element is taken, or in a page without one the parts that are little more than links go.
 */
public final class MainContent {

    private static final int SOME_TEXT = 60;
    private static final int MAX_LEFT_OUT = 100;
    private static final int MAX_LEFT_OUT_TEXT = 80;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final List<String> COMMENT_CLASSES = List.of("comment", "comment-list", "commentlist");
    private static final Pattern COMMENT_ID = Pattern.compile("(?:div-|li-)?comment-\\d+");
    private static final int MIN_PANEL_TEXT = 10;
    private static final int MIN_SECTION_TEXT = 50;
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> CONTROLS =
            Set.of("button", "input", "label", "dialog", "progress", "meter", "legend", "optgroup", "option");
    private static final Set<String> PARTS =
            Set.of("div", "section", "ul", "ol", "table", "tr", "td", "tbody", "center", "p", "dl", "aside", "form");

    private final List<ElementInfo> boxes;
    private final RegionHints hints = new RegionHints();
    private final Set<Element> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int allText;
    private final Map<String, Integer> panelTexts = new HashMap<>();
    private final Banners banners;
    private @Nullable Panels panels;
    private ElementInfo root;

    private MainContent(ElementTree boxes) {
        this.boxes = boxes.all();
        root = boxes.all("body").isEmpty()
                ? this.boxes.get(0)
                : boxes.all("body").get(0);
        allText = root.text;
        banners = new Banners(boxes);
        dropFrame();
        root = choose();
        if (!root.holdsMain) {
            dropMenus();
        }
        ArticleBody.clean(boxes, root, this::drop);
    }

    public static MainContent of(ElementTree boxes) {
        return new MainContent(boxes);
    }

    /** The element that holds the main content. */
    public Element main() {
        return root.element;
    }

    /** The elements below {@link #main} that do not belong to it. */
    public Set<Element> dropped() {
        return dropped;
    }

    /** The parts that do not belong to it, the largest ones with all that is in them. */
    public List<LeftOut> leftOut() {
        List<LeftOut> left = new ArrayList<>();
        for (int i = 1; i < boxes.size() && left.size() < MAX_LEFT_OUT; i++) {
            ElementInfo box = boxes.get(i);
            if (dropped.contains(box.element)) {
                if (!box.unseen) {
                    left.add(new LeftOut(named(box.element), Message.of("left-out." + why(box.region))));
                }
                i = box.end - 1;
            }
        }
        return left;
    }

    private static String named(Element element) {
        String id = element.id().isEmpty() ? "" : "#" + element.id();
        String names = element.className().isBlank()
                ? ""
                : "." + BLANKS.matcher(element.className().strip()).replaceAll(".");
        String text = InlineNotes.spacedStart(element, MAX_LEFT_OUT_TEXT);
        return TextCleaner.line("<" + element.normalName() + id + names + "> " + text, 2 * MAX_LEFT_OUT_TEXT);
    }

    private static String why(Region region) {
        return switch (region) {
            case NAVIGATION -> "navigation";
            case FOOTER -> "footer";
            case NOISE -> "noise";
            case HIDDEN -> "hidden";
            case CONTENT -> "other";
        };
    }

    /** Where on the page an element is. */
    public Place place(ElementInfo box) {
        return switch (box.region) {
            case NAVIGATION, HIDDEN -> Place.NAVIGATION;
            case FOOTER, NOISE -> Place.FOOTER;
            case CONTENT -> placeByOrder(box);
        };
    }

    private Place placeByOrder(ElementInfo box) {
        if (box.index < root.index) {
            return Place.NAVIGATION;
        }
        return box.index < root.end ? Place.MAIN : Place.FOOTER;
    }

    private void dropFrame() {
        for (ElementInfo box : boxes.subList(1, boxes.size())) {
            Region around = box.parent == null ? Region.CONTENT : box.parent.region;
            if (around != Region.CONTENT) {
                box.region = around;
            } else {
                drop(box, region(box));
            }
        }
    }

    private void drop(ElementInfo box, Region region) {
        if (region != Region.CONTENT) {
            box.region = region;
            box.leave();
            dropped.add(box.element);
        }
    }

    private Region region(ElementInfo box) {
        if (box.unseen || (CONTROLS.contains(box.tag) && !isTitle(box))) {
            return Region.NOISE;
        }
        if (box.tag.equals("html") || box.tag.equals("body") || box.isMain()) {
            return Region.CONTENT;
        }
        boolean operates = !box.tag.equals("a") && isSmall(box) && HelperText.operates(box.element);
        if (operates ? !isInCode(box) : box.tag.equals("a") && HelperText.shares(box.element)) {
            return Region.NOISE;
        }
        if (banners.is(box)) {
            return Region.NOISE;
        }
        if (Banners.isPageList(box)) {
            return Region.NAVIGATION;
        }
        Region byTag = byTag(box);
        return byTag == Region.CONTENT && box.element.attributesSize() > 0 ? byAttributes(box) : byTag;
    }

    /** Code that is highlighted has an element for each word, and some words are those of buttons: print, copy. */
    private static boolean isInCode(ElementInfo box) {
        for (ElementInfo above = box.parent; above != null; above = above.parent) {
            if (above.tag.equals("pre") || above.tag.equals("code")) {
                return true;
            }
        }
        return false;
    }

    /** A button that is a heading, or that opens the answer to the question on it; a dialog that a button opens. */
    private boolean isTitle(ElementInfo box) {
        if (box.tag.equals("button")) {
            boolean heading =
                    box.parent != null && (HEADINGS.contains(box.parent.tag) || box.parent.role.equals("heading"));
            return heading || (box.text > 2 && box.element.hasAttr("aria-expanded") && controlsPanel(box.element));
        }
        return box.tag.equals("dialog") && !box.holdsField && panels().opens(box.element);
    }

    private boolean controlsPanel(Element button) {
        String id = button.attr("aria-controls");
        return !id.isEmpty() && panelTexts().getOrDefault(id, 0) > MIN_PANEL_TEXT;
    }

    /** How much unlinked text each element has that a control may open. */
    private Map<String, Integer> panelTexts() {
        if (panelTexts.isEmpty()) {
            boxes.stream()
                    .filter(box -> box.element.attributesSize() > 0
                            && !box.element.id().isEmpty())
                    .forEach(box ->
                            panelTexts.put(box.element.id(), box.isMostlyLinks() || box.holdsField ? 0 : box.text));
        }
        return panelTexts;
    }

    private static boolean isSmall(ElementInfo box) {
        return box.text > 3 && box.text <= 50 && box.end - box.index <= 4 && !HEADINGS.contains(box.tag);
    }

    private Region byTag(ElementInfo box) {
        return switch (box.tag) {
            case "nav" -> Region.NAVIGATION;
            case "footer" -> box.isWithin("blockquote") || box.holdsMain ? Region.CONTENT : Region.FOOTER;
            case "header" -> isFrame(box) && !isHero(box) ? Region.NAVIGATION : Region.CONTENT;
            case "aside" -> isFrame(box) || box.isMostlyLinks() ? Region.NAVIGATION : Region.CONTENT;
            case "form" -> isSmallForm(box) ? Region.NOISE : Region.CONTENT;
            default -> Region.CONTENT;
        };
    }

    private static boolean isFrame(ElementInfo box) {
        return !box.holdsMain && !box.isWithin("main") && !box.isWithin("article");
    }

    private static boolean isHero(ElementInfo box) {
        return box.holdsHeading && !box.isMostlyLinks();
    }

    /** Old pages are in one form as a whole. */
    private boolean isSmallForm(ElementInfo box) {
        return box.holdsField && !box.holdsMain && box.text * 3L < allText;
    }

    private Region byAttributes(ElementInfo box) {
        boolean hidden = isHidden(box.element) && (!panels().opens(box.element) || box.isMostlyLinks());
        boolean helper = !box.holdsHeading && HelperText.isVisuallyHidden(box.element);
        return hidden || helper || operatesWithoutButton(box)
                ? Region.HIDDEN
                : isComment(box) ? Region.NOISE : byHints(box);
    }

    /** What a reader wrote below a page; systems number comments or give each the same class. */
    private static boolean isComment(ElementInfo box) {
        if (box.holdsHeading) {
            return false;
        }
        String id = box.element.id();
        return (id.contains("comment-") && COMMENT_ID.matcher(id).matches())
                || (box.element.className().toLowerCase(Locale.ROOT).contains("comment")
                        && COMMENT_CLASSES.stream().anyMatch(box.element::hasClass));
    }

    /** What acts as a button and leads nowhere. */
    private static boolean operatesWithoutButton(ElementInfo box) {
        return box.role.equals("button")
                && !box.element.hasAttr("href")
                && !box.element.hasAttr("aria-expanded")
                && !box.element.hasAttr("aria-controls")
                && (box.parent == null || !HEADINGS.contains(box.parent.tag))
                && box.text <= 40;
    }

    private Panels panels() {
        if (panels == null) {
            panels = new Panels(boxes);
        }
        return panels;
    }

    private static boolean isHidden(Element element) {
        String style = element.attr("style");
        return element.hasAttr("hidden")
                || element.attr("aria-hidden").equals("true")
                || (!style.isEmpty()
                        && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none"));
    }

    /** Names may lie, so what holds the heading, the main element or much of the text stays. */
    private Region byHints(ElementInfo box) {
        boolean link = box.tag.equals("a");
        boolean core = box.holdsMain || box.holdsHeading;
        boolean large = box.text * 5L > allText * 2L && !box.isMostlyLinks();
        return link || core || large ? Region.CONTENT : hinted(box);
    }

    /** A word in a name alone does not drop a section with a heading and text of its own: it may be its subject. */
    private Region hinted(ElementInfo box) {
        Region said = hints.of(box);
        boolean edge = said != Region.NOISE && isFrame(box) && !hints.isWeak(box);
        return said == Region.CONTENT || edge || !isSection(box) ? said : Region.CONTENT;
    }

    private static boolean isSection(ElementInfo box) {
        int own = box.text - box.linked;
        return box.holdsSubheading
                && !box.holdsField
                && own >= MIN_SECTION_TEXT
                && box.linked * 3L < box.text
                && !box.holdsControl;
    }

    private ElementInfo choose() {
        ElementInfo best = root;
        for (ElementInfo box : boxes) {
            boolean better = best == root || box.prose > best.prose;
            if (box.isMain() && box.region == Region.CONTENT && isEnough(box) && better) {
                best = box;
            }
        }
        return best == root ? article() : best;
    }

    private boolean isEnough(ElementInfo box) {
        return box.text >= SOME_TEXT || box.text * 2L > root.text;
    }

    private ElementInfo article() {
        return boxes.stream()
                .filter(box -> box.region == Region.CONTENT && box.tag.equals("article") && box.text * 2L > root.text)
                .findFirst()
                .orElse(root);
    }

    /** Without a main element, menus are what is mostly links; a page that is a list of links keeps them. */
    private void dropMenus() {
        List<ElementInfo> menus = new ArrayList<>();
        int kept = root.text;
        for (int i = root.index + 1; i < root.end; i++) {
            ElementInfo box = boxes.get(i);
            if (isMenu(box)) {
                menus.add(box);
                kept -= box.text;
                i = box.end - 1;
            }
        }
        if (kept >= SOME_TEXT) {
            menus.forEach(this::dropMenu);
        }
    }

    /** A menu above the middle of the page leads through the site; one below it is a footer. */
    private void dropMenu(ElementInfo menu) {
        Region region = menu.index * 2 < root.index + root.end ? Region.NAVIGATION : Region.FOOTER;
        drop(menu, region);
        boxes.subList(menu.index, menu.end).forEach(box -> box.region = region);
    }

    private static boolean isMenu(ElementInfo box) {
        return box.region == Region.CONTENT
                && PARTS.contains(box.tag)
                && !box.holdsHeading
                && box.links >= 3
                && box.linked * 3L > box.text * 2L;
    }
}
