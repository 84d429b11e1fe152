package dev.waymark.extract.dom;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises boxes that ask every visitor for something, and lists of page numbers, by what they say: consent to cookies with something
 * to accept, an address for a newsletter, next and previous. A page about such a matter keeps what it says of it.
 */
final class Banners {

    private static final int MIN_TEXT = 15;
    private static final int MAX_CONSENT_TEXT = 900;
    private static final int MAX_NEWSLETTER_TEXT = 400;
    private static final int MAX_PAGES_TEXT = 120;
    private static final int MAX_STEP_TEXT = 12;
    private static final int MAX_LABEL = 40;
    private static final Set<String> BOXES =
            Set.of("div", "section", "aside", "form", "dialog", "p", "ul", "ol", "footer");
    private static final Set<String> CONTROLS = Set.of("a", "button", "input");
    private static final Pattern CONSENT = Pattern.compile("(?i)cookie");
    private static final Pattern ANSWER = Pattern.compile(
            "(?i)(?:yes,? )?(?:i )?(?:accept|agree|allow|consent|reject|decline|refuse|deny|dismiss|got it|ok(?:ay)?"
                    + "|understood|i understand|hide|close|that['\u2019]s fine|manage|customi[sz]e|preferences|(?:cookie )?settings|continue"
                    + "|akzeptieren|zustimmen|ablehnen|accepter|refuser|aceptar|rechazar|accetta|rifiuta|derbyn|gwrthod).{0,30}");
    private static final Pattern NEWSLETTER = Pattern.compile(
            "(?i)newsletter|subscribe|mailing list|sign up (?:for|to)|e-?mail updates|stay (?:in touch|up to date|informed)|(?:latest|our) news");
    private static final Pattern PAGE_STEP =
            Pattern.compile("(?i)\\d{1,3}|next|prev(?:ious)?|page|pages|older|newer|posts?|articles?|entries"
                    + "|first|last|of|[^\\p{L}\\d]{1,3}");
    private static final Pattern BLANK = Pattern.compile(" ");
    private static final Pattern OWN_MATTER = Pattern.compile("(?i)cookie|privacy|newsletter|subscribe|mailing list");

    private final List<ElementInfo> all;
    private final boolean consent;
    private final boolean newsletter;

    Banners(ElementTree tree) {
        all = tree.all();
        String text = tree.text();
        boolean cookies = text.contains("ookie") || text.contains("OOKIE");
        boolean mail = tree.all("input").stream().anyMatch(Banners::asksForMail);
        boolean itsMatter = (cookies || mail)
                && Stream.concat(tree.elements("title"), tree.elements("h1")).anyMatch(element -> OWN_MATTER
                        .matcher(InlineNotes.start(element, 200))
                        .find());
        consent = cookies && !itsMatter;
        newsletter = mail && !itsMatter;
    }

    boolean is(ElementInfo box) {
        return BOXES.contains(box.tag)
                && box.text >= 2
                && !box.holdsHeading
                && !box.holdsMain
                && (isConsent(box) || isNewsletter(box));
    }

    private boolean isConsent(ElementInfo box) {
        return consent
                && box.text >= MIN_TEXT
                && box.text <= MAX_CONSENT_TEXT
                && (box.links > 0 || box.holdsControl || box.holdsField)
                && CONSENT.matcher(InlineNotes.start(box.element, MAX_CONSENT_TEXT))
                        .find()
                && holdsAnswer(box);
    }

    private boolean holdsAnswer(ElementInfo box) {
        for (int i = box.index + 1; i < box.end; i++) {
            ElementInfo part = all.get(i);
            if (CONTROLS.contains(part.tag) && isAnswer(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAnswer(ElementInfo control) {
        String label = control.tag.equals("input")
                ? control.element.attr("value")
                : InlineNotes.start(control.element, MAX_LABEL + 1);
        return label.length() <= MAX_LABEL && ANSWER.matcher(label.strip()).matches();
    }

    private boolean isNewsletter(ElementInfo box) {
        return newsletter
                && box.text >= MIN_TEXT
                && box.text <= MAX_NEWSLETTER_TEXT
                && box.holdsField
                && holdsMailField(box)
                && NEWSLETTER
                        .matcher(InlineNotes.start(box.element, MAX_NEWSLETTER_TEXT))
                        .find();
    }

    private boolean holdsMailField(ElementInfo box) {
        return all.subList(box.index, box.end).stream().anyMatch(Banners::asksForMail);
    }

    private static boolean asksForMail(ElementInfo field) {
        if (!field.tag.equals("input")) {
            return false;
        }
        String names = field.element.attr("name") + field.element.attr("placeholder");
        return field.element.attr("type").equals("email")
                || names.toLowerCase(Locale.ROOT).contains("mail");
    }

    /** Whether it only leads to other pages of the same list. A list of years leads to what was done in them. */
    static boolean isPageList(ElementInfo box) {
        boolean small = box.links >= 2
                && box.text <= MAX_PAGES_TEXT
                && box.text <= MAX_STEP_TEXT * box.links
                && box.linked * 10L >= box.text * 6L
                && BOXES.contains(box.tag);
        return small && isPageList(InlineNotes.start(box.element, 2 * MAX_PAGES_TEXT));
    }

    private static boolean isPageList(String text) {
        return text.chars().anyMatch(Character::isDigit)
                && BLANK.splitAsStream(text)
                        .allMatch(word -> PAGE_STEP.matcher(word).matches());
    }
}
