package dev.waymark.outline.details;

import static dev.waymark.template.PageKind.*;

import dev.waymark.describe.Topic;
import dev.waymark.page.Page.Fact.Kind;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import dev.waymark.wording.ClauseFilter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A lead-in of the details, and what is said under it.
 *
 * @param facts the kinds of fact that this group states
 * @param topics what else is told here, in this order
 * @param questions how the text of the site is searched for some of the topics
 */
record DetailsGroup(String title, List<Kind> facts, List<Topic> topics, List<Question> questions) {

    static final String FOR_FUNDERS = "For funders";
    /** In its place where nobody asks funders for money. */
    static final String KEY_FACTS = "Key facts";

    private static final List<Kind> REACH =
            List.of(Kind.ADDRESS, Kind.POSTCODE, Kind.PHONE, Kind.EMAIL, Kind.OPENING_HOURS, Kind.LICENCE);
    private static final List<Kind> BODY = List.of(
            Kind.CHARITY_NUMBER,
            Kind.COMPANY_NUMBER,
            Kind.TAX_NUMBER,
            Kind.LOCATION,
            Kind.ADDRESS,
            Kind.POSTCODE,
            Kind.PHONE,
            Kind.EMAIL,
            Kind.OPENING_HOURS,
            Kind.LICENCE);
    /** Where a word begins and ends. {@code \\b} would take time squared on a run of combining marks. */
    private static final String START = "(?<![\\p{L}\\p{N}_])";

    private static final String END = "(?![\\p{L}\\p{N}_])";
    private static final String MONEY = "[£$€] ?\\d++(?:[,.]\\d++)*+(?:k|m| ?million)?";
    private static final String MONTH =
            "(?:January|February|March|April|May|June|July|August|September|October|November|December)";

    /** Words with capital letters, the small words between them, and what such a name ends in. */
    private static final String PLACE =
            "(?![A-Z]{3})[A-Z][\\p{L}’'-]+(?:(?:,? and|,| of| upon| on| &)?(?: the)? [A-Z][\\p{L}’'-]+){0,7}(?: (?:area|district|region|county|borough|valley))?";

    private static final Question AREA = new Question(
            Topic.AREA,
            EnumSet.of(HOME, ABOUT, SERVICES, CONTACT, ELIGIBILITY, FUNDING_PRIORITIES, HOW_TO_APPLY),
            START
                    + "(?:across|throughout|in and around|serv(?:e|es|ing)|cover(?:s|ing)?|live in|living in|based in|residents (?:of|in)|districts? of) (?:the )?"
                    + "(?:(?:[a-z]{3,14} )?(?:villages?|towns?|cit(?:y|ies)|communit(?:y|ies)|people|residents|families|count(?:y|ies)|parish(?:es)?|boroughs?|districts?) (?:of|in|across) )?(?<said>(?-i:"
                    + PLACE + "(?:(?:,| and) [^.;]{0,60}(?:parish(?:es)?|villages?|towns?|counties) of " + PLACE
                    + ")?))");

    /** The label before an answer makes its subject needless. */
    private static final Pattern WE_ARE = Pattern.compile("(?i)^we(?: are| have|['’](?:re|ve)) (?:an?|the) ");

    private static final Pattern ASKS_WHO =
            Pattern.compile("(?i)(?:eligib|who (?:can|is it for|may|do we|we help|it is for|we support)|who is this)");
    private static final Pattern ASKS_HOW_MUCH = Pattern.compile("(?i)(?:how much|cost|charges|fees|prices)");
    private static final Pattern ASKS_NOTHING = Pattern.compile("(?!)");

    /** Questions that every organisation may be asked. */
    private static final List<Question> COMMON = List.of(
            new Question(
                    Topic.ORGANISATION_TYPE,
                    EnumSet.of(HOME, ABOUT, TEAM, DONATE, CONTACT, LEGAL, OTHER),
                    START
                            + "(?<said>(?:(?:registered|independent|private|local|small|tax-exempt|non-?profit|not-for-profit) ){0,3}"
                            + "(?:501 ?\\(?c\\)? ?\\(?3\\)?|charitable incorporated organi[sz]ation|community interest company|company limited by guarantee"
                            + "|public benefit organi[sz]ation|charitable trust|excepted charity|unincorporated association)"
                            + "(?: (?:tax-exempt|charitable|public|non-?profit|not-for-profit)){0,2}(?: (?:organi[sz]ation|corporation|charity|program(?:me)?))?(?: \\([^()]{2,20}\\))?)"
                            + END + "(?![^.]{0,40} (?:status|application) (?:is )?pending)"),
            new Question(
                    Topic.ORGANISATION_TYPE,
                    EnumSet.of(HOME, ABOUT, TEAM, DONATE, CONTACT, LEGAL, OTHER),
                    "^(?<said>(?-i:\\p{Lu})[^“”\"();:]{1,60}?,? (?:doing business as|dba) (?-i:\\p{Lu}[\\p{L}\\d.&'’-]*(?: \\p{Lu}[\\p{L}\\d.&'’-]*){0,3}))"
                            + END),
            new Question(
                    Topic.PARENT,
                    EnumSet.of(HOME, ABOUT),
                    "^(?:We(?: are|['’]re)|This (?:web ?)?(?:site|guidance|handbook|manual|documentation|service)|The (?:team|site|charity|foundation|branch|guidance|church) ?(?:is|are)?|(?-i:\\p{Lu}[\\w.&’'-]{1,20} ){1,5}?(?:is|are)) .{0,60}?"
                            + "(?:(?:part|branch|member|subsidiary|product|division|support foundation) of|team (?:of|in) .{0,40}?in|(?:run|managed|owned|operated|maintained|developed|published) by)"
                            + END + " (?:the |an? )?(?-i:\\p{Lu}[\\p{L}]).{4,}"));

    private static final List<Topic> COMMON_TOPICS = List.of(Topic.ORGANISATION_TYPE, Topic.PARENT);

    private static Question eligible() {
        return new Question(
                Topic.ELIGIBLE,
                EnumSet.of(GET_HELP, SERVICES, FAQ, PRODUCT, PROJECTS),
                START
                        + "(?:(?:is|are) (?:only |exclusively |solely )?(?:for|open to|available to) (?:people|anyone|anybody|adults|children|those|residents|families|everyone|owners|[“\"])"
                        + "|(?:eligible|entitled) (?:for|to|if)|who (?:cannot|can['’]t) afford|(?:on|in receipt of) (?:low incomes?|[a-z-]{0,14} ?benefits?)|aged? \\d)"
                        + ".{8,}");
    }

    private static Question charges() {
        return new Question(
                Topic.CHARGES,
                EnumSet.of(GET_HELP, SERVICES, FAQ, PRODUCT, ABOUT, EVENTS, DONATE),
                "^(?!.*" + START
                        + "(?:donat|raise|raising|gift|sponsor|volunteer|we need|running|to (?:run|maintain|heat|repair)|upkeep|target|costs us|turnover|income|gives?)).*(?:"
                        + START
                        + "(?:costs?|charges?|fees?|prices?|pay)" + END + ".{0,80}" + MONEY + "|" + MONEY
                        + " (?:per|an?|for each|each)" + END + "|" + START
                        + "(?:free of charge|at no (?:cost|charge))" + END + ")");
    }

    private static final Map<Template, List<DetailsGroup>> BY_TEMPLATE =
            Stream.of(Template.values()).collect(Collectors.toUnmodifiableMap(each -> each, DetailsGroup::made));

    /**
     * Something that a reader wants to know, answered by the first sentence that fits.
     *
     * @param pages the kinds of page that may answer it
     * @param answer what an answer holds
     */
    record Question(Topic topic, Set<PageKind> pages, Pattern answer) {

        Question(Topic topic, Set<PageKind> pages, String answer) {
            this(topic, pages, Pattern.compile(answer, Pattern.CASE_INSENSITIVE));
        }

        /** What a heading says above the answer. */
        Pattern asked() {
            return switch (topic) {
                case ELIGIBLE, WHO_CAN_APPLY -> ASKS_WHO;
                case CHARGES, PRICE -> ASKS_HOW_MUCH;
                default -> ASKS_NOTHING;
            };
        }

        /** Whether only a part of a sentence is the answer. */
        boolean hasPart() {
            return answer.pattern().contains("(?<said>");
        }

        /** What a clause answers: the part of it that the group {@code said} names, else all of it; empty when it does not. */
        Optional<String> said(String clause) {
            Matcher found = answer.matcher(clause);
            if (!found.find()) {
                return Optional.empty();
            }
            String said = hasPart() ? found.group("said") : clause;
            return Optional.of(ClauseFilter.capital(WE_ARE.matcher(said).replaceFirst("")));
        }
    }

    /** The lead-ins of a template, before the one for AI systems. */
    static List<DetailsGroup> of(Template template) {
        return BY_TEMPLATE.getOrDefault(template, List.of());
    }

    private static List<DetailsGroup> made(Template template) {
        return switch (template) {
            case CHARITY ->
                List.of(new DetailsGroup(
                        FOR_FUNDERS,
                        BODY,
                        List.of(
                                Topic.AREA,
                                Topic.INCOME,
                                Topic.ORGANISATION_TYPE,
                                Topic.THEMES,
                                Topic.BENEFICIARIES,
                                Topic.REACH,
                                Topic.OUTCOMES,
                                Topic.SERVICES,
                                Topic.PROJECTS,
                                Topic.ELIGIBLE,
                                Topic.CHARGES,
                                Topic.PARENT),
                        with(COMMON, AREA, coverage(), income(), eligible(), charges())));
            case FUNDER ->
                List.of(
                        new DetailsGroup(
                                "For applicants",
                                BODY,
                                List.of(
                                        Topic.GRANT_SIZE,
                                        Topic.WHO_CAN_APPLY,
                                        Topic.WHO_CANNOT_APPLY,
                                        Topic.DEADLINES,
                                        Topic.AREA,
                                        Topic.THEMES,
                                        Topic.PROGRAMMES,
                                        Topic.PROCESS,
                                        Topic.ORGANISATION_TYPE,
                                        Topic.PARENT),
                                with(forApplicants(), COMMON.toArray(Question[]::new))),
                        new DetailsGroup(
                                "What makes a strong application",
                                List.of(),
                                List.of(Topic.STRONG_APPLICATION),
                                List.of(strongApplication())));
            case PUBLIC_SECTOR ->
                List.of(
                        new DetailsGroup(
                                "Area covered", List.of(Kind.LOCATION), List.of(Topic.AREA), List.of(AREA, coverage())),
                        new DetailsGroup(
                                "For service users",
                                REACH,
                                List.of(
                                        Topic.COMPLAINTS,
                                        Topic.ACCESSIBILITY,
                                        Topic.STANDARDS,
                                        Topic.SERVICES,
                                        Topic.GOVERNANCE,
                                        Topic.PARENT),
                                with(forServiceUsers(), COMMON.toArray(Question[]::new))));
            case DOCUMENTATION ->
                List.of(
                        new DetailsGroup(
                                "Versions and installation",
                                List.of(),
                                List.of(Topic.REQUIREMENTS),
                                List.of(requirements())),
                        new DetailsGroup(
                                "About this documentation", List.of(Kind.LICENCE), List.of(Topic.PARENT), COMMON),
                        new DetailsGroup("Common mistakes", List.of(), List.of(Topic.MISTAKES), List.of(mistakes())));
            case STARTUP ->
                List.of(
                        new DetailsGroup(
                                "Product",
                                List.of(),
                                List.of(
                                        Topic.PRODUCT,
                                        Topic.PRICE,
                                        Topic.CUSTOMERS,
                                        Topic.BUSINESS_MODEL,
                                        Topic.STAGE,
                                        Topic.FUNDING,
                                        Topic.TRACTION,
                                        Topic.TEAM),
                                aboutTheProduct()),
                        new DetailsGroup("Contact", BODY, COMMON_TOPICS, COMMON));
            case BUSINESS ->
                List.of(new DetailsGroup(
                        "Contact",
                        BODY,
                        List.of(Topic.AREA, Topic.SERVICES, Topic.CHARGES, Topic.ORGANISATION_TYPE, Topic.PARENT),
                        with(COMMON, charges())));
        };
    }

    private static List<Question> with(List<Question> some, Question... others) {
        return Stream.concat(some.stream(), Stream.of(others)).toList();
    }

    /** {@code Our area stretches from …}, for places that have no name of their own. */
    private static Question coverage() {
        return new Question(
                Topic.AREA,
                EnumSet.of(HOME, ABOUT, TEAM, SERVICES, CONTACT, GET_HELP, VOLUNTEER),
                START + "(?:area|branch|catchment|district|region|service)" + END
                        + ".{0,30} (?:covers|covering|extends|stretches|reaches|runs|includes) (?:from )?.{0,20}(?-i:\\p{Lu}\\p{Ll}).{10,}");
    }

    private static Question income() {
        return new Question(
                Topic.INCOME,
                EnumSet.of(IMPACT, ABOUT, TEAM),
                "^(?<said>.*?(?:" + START + "(?:income|turnover|raised|spent)" + END + ".{0,200}?" + MONEY + "|" + MONEY
                        + ".{0,200}?" + START + "(?:income|turnover)" + END + "))");
    }

    private static List<Question> forApplicants() {
        Set<PageKind> rules = EnumSet.of(HOME, FUNDING_PRIORITIES, HOW_TO_APPLY, ELIGIBILITY, FAQ);
        return List.of(
                new Question(
                        Topic.GRANT_SIZE,
                        rules,
                        "^(?!.*" + START + "(?:total|totall?ing|raised|were (?:made|given|awarded)|last year|since)"
                                + END
                                + ").*(?:" + START + "(?:grants?|awards?|up to)" + END + ".{0,200}" + MONEY + "|"
                                + MONEY
                                + ".{0,200}" + START + "(?:grants?|awards?)" + END + ")"),
                new Question(
                        Topic.WHO_CAN_APPLY,
                        rules,
                        "^(?!.*" + START + "(?:not|cannot|can['’]t|don['’]t|never)" + END + ").*" + START
                                + "(?:can apply|may apply|eligible|open to|applications from)" + END),
                new Question(
                        Topic.WHO_CANNOT_APPLY,
                        rules,
                        START
                                + "(?:cannot|can['’]t|do not|don['’]t|are not|will not|won['’]t|never) (?:apply|fund|eligible|support|accept|consider|make grants)"
                                + END),
                new Question(
                        Topic.DEADLINES,
                        rules,
                        START + "(?:deadlines?|closing dates?|closes?|rounds?|rolling|any time|at any point)" + END
                                + ".*|" + START
                                + "(?:by|before|until|on|prior to|no later than) (?:the )?\\d{1,2}(?:st|nd|rd|th)? (?:of )?"
                                + MONTH),
                AREA);
    }

    private static Question strongApplication() {
        return new Question(
                Topic.STRONG_APPLICATION,
                EnumSet.of(FUNDING_PRIORITIES, HOW_TO_APPLY, ELIGIBILITY, FAQ),
                START + "(?:strong(?:est)?|good|best|successful) (?:applications?|applicants?|proposals?)" + END + "|"
                        + START + "we (?:look for|want to see|like to see)" + END);
    }

    private static Question mistakes() {
        return new Question(
                Topic.MISTAKES,
                EnumSet.of(HOME, TUTORIAL, DOCS, FAQ),
                START + "(?:common (?:mistakes?|errors?|pitfalls?)|frequent mistakes?|a mistake)" + END + ".{20,}");
    }

    private static List<Question> forServiceUsers() {
        return List.of(
                new Question(
                        Topic.COMPLAINTS,
                        EnumSet.of(POLICY, CONTACT, GET_HELP),
                        "^(?!.*(?:Equality Advisory|accessib)).*" + START + "complain"),
                new Question(
                        Topic.ACCESSIBILITY,
                        EnumSet.of(POLICY),
                        START
                                + "(?:other formats?|alternative formats?|large print|british sign language|braille|easy read)"),
                new Question(
                        Topic.STANDARDS,
                        EnumSet.of(SERVICE_STANDARDS),
                        START + "(?:working days|aim to|we will|within \\d+)" + END));
    }

    private static List<Question> aboutTheProduct() {
        return List.of(
                new Question(Topic.PRODUCT, EnumSet.of(PRODUCT), ".{40,}"),
                new Question(Topic.PRICE, EnumSet.of(PRICING), MONEY));
    }

    private static Question requirements() {
        return new Question(
                Topic.REQUIREMENTS,
                EnumSet.of(HOME, TUTORIAL, DOCS, FAQ),
                "^(?!(?:this|it|that)" + END + ")(?!.*" + START + "(?:not|if|no longer|yet)" + END + ")[^,]{0,60}"
                        + START + "(?:requires?|needs?|works with|supports?|runs on|tested on)" + END + ".{0,40}"
                        + START + "(?:python|java|jdk|node(?:\\.js)?|go|ruby|php|rust|\\.net|linux|windows|macos)" + END
                        + " ?v?\\d" + "|" + START
                        + "(?:latest|current|stable) (?:version|release) (?:is|:)[^,]{0,30}\\d");
    }
}
