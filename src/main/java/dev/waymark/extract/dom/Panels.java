package dev.waymark.extract.dom;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The parts of a page that are hidden until a visitor opens them: answers of an accordion, tabs, slides. They are content. */
final class Panels {

    private static final Pattern SPACE = Pattern.compile(" ");

    private static final List<String> TARGETS =
            List.of("aria-controls", "data-target", "data-bs-target", "commandfor", "popovertarget");
    private static final Set<String> SLIDES =
            Set.of("carousel-item", "slide", "swiper-slide", "slick-slide", "splide__slide");

    private final Set<String> opened = new HashSet<>();

    /** Notes what each control of the page opens. */
    Panels(List<ElementInfo> elements) {
        elements.stream()
                .map(info -> info.element)
                .filter(Panels::hasAttributes)
                .forEach(this::note);
    }

    private static boolean hasAttributes(Element element) {
        return element.attributesSize() > 0 && !element.hasClass("navbar-toggler");
    }

    private void note(Element element) {
        TARGETS.forEach(name -> add(element.attr(name)));
        if (element.normalName().equals("a")
                && (element.attr("role").equals("button")
                        || element.attr("role").equals("tab")
                        || element.hasAttr("data-toggle"))) {
            add(element.attr("href"));
        }
    }

    private void add(String ids) {
        if (!ids.isEmpty() && ids.length() < 200) {
            SPACE.splitAsStream(ids)
                    .map(id -> id.startsWith("#") ? id.substring(1) : id)
                    .forEach(opened::add);
        }
    }

    /** Whether a visitor can open the hidden element. */
    boolean opens(Element hidden) {
        return hidden.attr("hidden").equals("until-found")
                || hidden.attr("role").equals("tabpanel")
                || hidden.attr("aria-roledescription").equals("slide")
                || (!hidden.id().isEmpty() && opened.contains(hidden.id()))
                || hidden.classNames().stream().anyMatch(SLIDES::contains);
    }
}
