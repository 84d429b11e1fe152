package dev.waymark.outline;

import static dev.waymark.outline.PageKind.*;

import dev.waymark.extract.Page.Fact.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A lead-in of the details, and what is said under it.
 *
 * @param facts the kinds of fact that stand here
 * @param questions what is looked for in the text of the site
 */
record LeadIn(String title, List<Kind> facts, List<Question> questions) {

    private static final List<Kind> REACH =
            List.of(Kind.ADDRESS, Kind.POSTCODE, Kind.PHONE, Kind.EMAIL, Kind.OPENING_HOURS);
    private static final List<Kind> BODY = List.of(
            Kind.CHARITY_NUMBER,
            Kind.COMPANY_NUMBER,
            Kind.LOCATION,
            Kind.ADDRESS,
            Kind.POSTCODE,
            Kind.PHONE,
            Kind.EMAIL,
            Kind.OPENING_HOURS);
    private static final String MONEY = "[£$€] ?\\d+(?:[,.]\\d+)*(?:k|m| ?million)?";
    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

    /** Words with capital letters, the small words between them, and what such a name ends in. */
    private static final String PLACE =
            "[A-Z][\\p{L}’'-]+(?:(?:,? and|,| of| upon| on| &)?(?: the)? [A-Z][\\p{L}’'-]+){0,7}(?: (?:area|district|region|county|borough|valley))?";

    private static final Question AREA = new Question(
            "Area",
            EnumSet.of(HOME, ABOUT, SERVICES, CONTACT, ELIGIBILITY, FUNDING_PRIORITIES),
            "\\b(?:across|throughout|in and around|serv(?:e|es|ing)|cover(?:s|ing)?|live in|living in|based in|residents of|districts? of) (?:the )?(?<said>(?-i:"
                    + PLACE + "))");

    /**
     * Something that a reader wants to know, answered by the first sentence that fits.
     *
     * @param pages the kinds of page that may answer it
     * @param answer what an answer holds
     */
    record Question(String label, Set<PageKind> pages, Pattern answer) {

        Question(String label, Set<PageKind> pages, String answer) {
            this(label, pages, Pattern.compile(answer, Pattern.CASE_INSENSITIVE));
        }

        /** What a clause answers: the part of it that the group {@code said} names, else all of it; empty when it does not. */
        Optional<String> said(String clause) {
            Matcher found = answer.matcher(clause);
            if (!found.find()) {
                return Optional.empty();
            }
            return Optional.of(answer.pattern().contains("(?<said>") ? found.group("said") : clause);
        }
    }

    /** The lead-ins of a template, before the one for AI systems. */
    static List<LeadIn> of(Template template) {
        return switch (template) {
            case CHARITY -> List.of(new LeadIn("For funders", BODY, List.of(AREA, income())));
            case FUNDER -> List.of(new LeadIn("For applicants", BODY, forApplicants()));
            case PUBLIC_SECTOR ->
                List.of(
                        new LeadIn("Area covered", List.of(Kind.LOCATION), List.of(AREA)),
                        new LeadIn("For service users", REACH, forServiceUsers()));
            case DOCUMENTATION -> List.of(new LeadIn("Versions and installation", List.of(), List.of(requirements())));
            case STARTUP ->
                List.of(new LeadIn("Product", List.of(), aboutTheProduct()), new LeadIn("Contact", BODY, List.of()));
            case BUSINESS -> List.of(new LeadIn("Contact", BODY, List.of()));
        };
    }

    private static Question income() {
        return new Question(
                "Income",
                EnumSet.of(IMPACT, ABOUT, TEAM),
                "^(?<said>.*?(?:\\b(?:income|turnover|raised|spent)\\b.*?" + MONEY + "|" + MONEY
                        + ".*?\\b(?:income|turnover)\\b))");
    }

    private static List<Question> forApplicants() {
        Set<PageKind> rules = EnumSet.of(HOME, FUNDING_PRIORITIES, HOW_TO_APPLY, ELIGIBILITY, FAQ);
        return List.of(
                new Question(
                        "Grant size",
                        rules,
                        "\\b(?:grants?|awards?|up to)\\b.*" + MONEY + "|" + MONEY + ".*\\b(?:grants?|awards?)\\b"),
                new Question(
                        "Who can apply",
                        rules,
                        "^(?!.*\\b(?:not|cannot|can['’]t|don['’]t|never)\\b).*\\b(?:can apply|may apply|eligible|open to|applications from)\\b"),
                new Question(
                        "Who cannot apply",
                        rules,
                        "\\b(?:cannot|can['’]t|do not|don['’]t|are not|will not|won['’]t|never) (?:apply|fund|eligible|support|accept|consider|make grants)\\b"),
                new Question(
                        "Deadlines",
                        rules,
                        "\\b(?:deadlines?|closing dates?|closes?|rounds?|rolling|any time|at any point)\\b.*|\\b(?:by|before|until|on) \\d{1,2} "
                                + MONTH),
                AREA);
    }

    private static List<Question> forServiceUsers() {
        return List.of(
                new Question("Complaints", EnumSet.of(POLICY, CONTACT, GET_HELP), "\\bcomplain"),
                new Question(
                        "Accessibility",
                        EnumSet.of(POLICY),
                        "\\b(?:accessib|other formats|large print|british sign language)"),
                new Question(
                        "Standards",
                        EnumSet.of(SERVICE_STANDARDS),
                        "\\b(?:working days|aim to|we will|within \\d+)\\b"));
    }

    private static List<Question> aboutTheProduct() {
        return List.of(
                new Question("What it does", EnumSet.of(PRODUCT), ".{40,}"),
                new Question("Price", EnumSet.of(PRICING), MONEY));
    }

    private static Question requirements() {
        return new Question(
                "Requirements",
                EnumSet.of(HOME, TUTORIAL, DOCS, FAQ),
                "^(?!(?:this|it|that)\\b)(?!.*\\b(?:not|if|no longer|yet)\\b)[^,]{0,60}\\b(?:requires?|needs?|works with|supports?|runs on|tested on)\\b.{0,40}\\b(?:python|java|jdk|node(?:\\.js)?|go|ruby|php|rust|\\.net|linux|windows|macos)\\b ?v?\\d"
                        + "|\\b(?:latest|current|stable) (?:version|release) (?:is|:)[^,]{0,30}\\d");
    }
}
