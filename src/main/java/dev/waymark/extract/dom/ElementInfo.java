package dev.waymark.extract.dom;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** An element and what its subtree weighs. */
public final class ElementInfo {

    /** Shorter blocks are labels, names, dates. */
    public static final int MIN_PARAGRAPH = 65;

    public final Element element;
    public final String tag;
    public final String role;
    final @Nullable public ElementInfo parent;
    /** The place of the element in document order. */
    final int index;
    /** The index of the first element after its subtree. */
    int end;

    final boolean inLink;
    /** Whether its text is nothing that a visitor reads. */
    final boolean unseen;
    /** Whether a line of text begins with it and ends with it. */
    final boolean breaksLine;

    /** Characters of text, without white space. */
    public int text;
    /** How many of them are in links. */
    int linked;

    int links;
    /** Characters outside of links whose innermost block this is. */
    int own;
    /** Those of them that are in paragraphs long enough to say something, with those of the elements within. */
    int prose;

    private final ElementInfo block;
    boolean holdsHeading;
    boolean holdsMain;
    boolean holdsField;
    /** A heading below the first level. */
    boolean holdsSubheading;

    boolean holdsControl;
    Region region = Region.CONTENT;

    ElementInfo(Element element, @Nullable ElementInfo parent, int index) {
        this.element = element;
        this.parent = parent;
        this.index = index;
        tag = element.normalName();
        role = element.attributesSize() == 0 ? "" : element.attr("role").toLowerCase(Locale.ROOT);
        unseen = (isUnseen(tag) && !isShadowRoot()) || (parent != null && parent.unseen);
        breaksLine = element.isBlock() || tag.equals("br");
        block = breaksLine || parent == null ? this : parent.block;
        boolean link = tag.equals("a") && element.hasAttr("href");
        inLink = link || (parent != null && parent.inLink);
        links = link ? 1 : 0;
        holdsHeading = tag.equals("h1");
        holdsMain = isMain() || tag.equals("article");
        holdsSubheading = tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '2' && tag.charAt(1) <= '6';
        holdsControl = tag.equals("button");
        holdsField = tag.equals("input") || tag.equals("select") || tag.equals("textarea");
    }

    private static boolean isUnseen(String tag) {
        return switch (tag) {
            case "script", "style", "noscript", "template", "head", "select", "datalist", "textarea" -> true;
            case "svg", "iframe", "object", "embed", "canvas", "video", "audio", "map" -> true;
            default -> false;
        };
    }

    /** A declarative shadow root is shown in its host. */
    private boolean isShadowRoot() {
        return tag.equals("template") && (element.hasAttr("shadowrootmode") || element.hasAttr("shadowroot"));
    }

    /** Whether it is a heading, or names what is beside or below it. */
    boolean isTitle() {
        return switch (tag) {
            case "h1", "h2", "h3", "h4", "h5", "h6", "dt", "legend", "summary", "caption" -> true;
            case "th" -> {
                Element beside = element.nextElementSibling();
                yield beside != null && beside.normalName().equals("td");
            }
            default -> false;
        };
    }

    boolean isMain() {
        return tag.equals("main") || role.equals("main");
    }

    /** Notes so many characters of text. */
    void addText(int seen) {
        text += seen;
        linked += inLink ? seen : 0;
        block.own += inLink ? 0 : seen;
    }

    /** Its subtree is complete: what it weighs is part of what its parent weighs. */
    void close(int endOfSubtree) {
        end = endOfSubtree;
        prose += own >= MIN_PARAGRAPH ? own : 0;
        if (parent != null) {
            parent.text += text;
            parent.linked += linked;
            parent.links += links;
            parent.prose += prose;
            parent.holdsHeading |= holdsHeading;
            parent.holdsMain |= holdsMain;
            parent.holdsField |= holdsField;
            parent.holdsSubheading |= holdsSubheading;
            parent.holdsControl |= holdsControl;
        }
    }

    /** Takes the weight of this box from all that hold it. */
    void leave() {
        for (ElementInfo box = parent; box != null; box = box.parent) {
            box.text -= text;
            box.linked -= linked;
            box.links -= links;
            box.prose -= prose;
        }
    }

    boolean isMostlyLinks() {
        return linked * 2L > text;
    }

    public boolean isWithin(String name) {
        for (ElementInfo above = parent; above != null; above = above.parent) {
            if (above.tag.equals(name) || above.role.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
