package dev.waymark.template;

import static dev.waymark.template.PageKind.*;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A way to lay out the file of one sort of organisation: the sections of each kind of page, and their titles. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are immutable copies
public enum Template {
    CHARITY(
            "Charity",
            SectorsAndGoals.CHARITY_SECTORS,
            SectorsAndGoals.CHARITY_GOALS,
            part("About", HOME, ABOUT, TEAM),
            main("Services", SERVICES, SERVICE_CATEGORY),
            part("Projects", PROJECTS),
            part("Impact", IMPACT, CUSTOMERS),
            part("Get Help", GET_HELP, FAQ, CONTACT),
            part("Get Involved", VOLUNTEER, DONATE, EVENTS, CAREERS)),
    FUNDER(
            "Funder",
            SectorsAndGoals.FUNDER_SECTORS,
            SectorsAndGoals.FUNDER_GOALS,
            part("About", HOME, ABOUT, TEAM),
            main("What We Fund", FUNDING_PRIORITIES, SERVICES, PROJECTS),
            part("How to Apply", HOW_TO_APPLY, ELIGIBILITY, FAQ, GET_HELP),
            part("Past Grants", PAST_GRANTS, IMPACT, CUSTOMERS),
            part("Contact", CONTACT)),
    PUBLIC_SECTOR(
            "Public sector",
            SectorsAndGoals.PUBLIC_SECTORS,
            SectorsAndGoals.PUBLIC_GOALS,
            part("About", HOME, ABOUT, TEAM),
            main("Services", SERVICES, SERVICE_CATEGORY),
            part("Get Help", GET_HELP, FAQ),
            part("Contact", CONTACT, EVENTS),
            part("Standards and Policies", SERVICE_STANDARDS, POLICY, IMPACT)),
    STARTUP(
            "Startup",
            SectorsAndGoals.STARTUP_SECTORS,
            SectorsAndGoals.STARTUP_GOALS,
            part("About", HOME, ABOUT, TEAM, CAREERS),
            main("Product", PRODUCT, SERVICES, TUTORIAL, DOCS, API_REFERENCE, FAQ),
            part("Customers", CUSTOMERS, IMPACT),
            part("Pricing", PRICING),
            part("For Investors", INVESTORS),
            part("Contact", CONTACT, GET_HELP)),
    DOCUMENTATION(
            "Documentation",
            SectorsAndGoals.GENERAL,
            SectorsAndGoals.GENERAL_GOALS,
            part("Getting Started", HOME, TUTORIAL, ABOUT),
            main("Guides", DOCS, FAQ, GET_HELP, PRODUCT, SERVICES),
            part("API Reference", API_REFERENCE),
            part("Examples", PROJECTS, CUSTOMERS)),
    BUSINESS(
            "Business",
            SectorsAndGoals.GENERAL,
            SectorsAndGoals.GENERAL_GOALS,
            part("About", HOME, ABOUT, TEAM, CAREERS),
            main("Products and Services", SERVICES, PRODUCT, PRICING, PROJECTS, CUSTOMERS),
            part("Resources", TUTORIAL, DOCS, API_REFERENCE, FAQ, GET_HELP, IMPACT),
            part("Contact", CONTACT, EVENTS));

    /** The id that asks for the template to be chosen from what the site says. */
    public static final String AUTO = "auto";

    private final String title;
    private final List<Sector> sectors;
    private final List<Goal> goals;
    private final List<Part> parts;

    /**
     * A section of the template.
     *
     * @param kinds the kinds of page in this section, in reading order
     * @param main whether pages that fit nowhere else belong here
     */
    public record Part(String title, List<PageKind> kinds, boolean main) {}

    Template(String title, List<Sector> sectors, List<Goal> goals, Part... parts) {
        this.title = title;
        this.sectors = sectors;
        this.goals = goals;
        this.parts = List.of(parts);
    }

    private static Part part(String title, PageKind... kinds) {
        return new Part(title, List.of(kinds), false);
    }

    private static Part main(String title, PageKind... kinds) {
        return new Part(title, List.of(kinds), true);
    }

    /** All ids that a template may be asked for by, {@code auto} first. */
    public static List<String> ids() {
        return Stream.concat(Stream.of(AUTO), Arrays.stream(values()).map(Template::id))
                .toList();
    }

    /** The id as it is in addresses, requests and the database. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name as people see it. */
    public String title() {
        return title;
    }

    /** The sectors that the template knows, the default first. */
    public List<Sector> sectors() {
        return sectors;
    }

    /** The goals that the template knows, the default first. */
    public List<Goal> goals() {
        return goals;
    }

    /** The titles of the sections that a file of this sort has at most, in their usual order. */
    public List<String> sections() {
        return parts.stream().map(Part::title).toList();
    }

    public List<Part> parts() {
        return parts;
    }

    public Part mainPart() {
        return parts.stream().filter(Part::main).findFirst().orElseThrow();
    }

    public Optional<Part> partOf(PageKind kind) {
        return parts.stream().filter(part -> part.kinds().contains(kind)).findFirst();
    }

    /**
     * What a reader should mind with such a site.
     *
     * @param about the kinds of page that it speaks of: without one of them it has no place in the file; empty for all sites
     */
    public record Advice(String text, Set<PageKind> about) {

        static Advice of(String text, PageKind... about) {
            return new Advice(text, Set.of(about));
        }
    }

    public List<Advice> advice() {
        return switch (this) {
            case CHARITY ->
                List.of(Advice.of(
                        "Who can be helped, and where, is set out on the service pages: check it before referring anyone.",
                        GET_HELP,
                        SERVICES,
                        SERVICE_CATEGORY));
            case FUNDER ->
                List.of(
                        Advice.of(
                                "Never promise that an application will succeed; only the funder decides.",
                                HOW_TO_APPLY),
                        Advice.of(
                                "Deadlines and criteria change from round to round: check both before advising an applicant.",
                                HOW_TO_APPLY,
                                ELIGIBILITY,
                                FUNDING_PRIORITIES));
            case PUBLIC_SECTOR ->
                List.of(Advice.of(
                        "Services are for the area served: check that the person lives or works there.",
                        SERVICES,
                        SERVICE_CATEGORY));
            case STARTUP ->
                List.of(
                        Advice.of(
                                "Do not guess at funding, valuation, revenue or numbers of users that the site does not state."));
            case DOCUMENTATION ->
                List.of(Advice.of(
                        "Check which version the reader uses before quoting commands or interfaces.",
                        API_REFERENCE,
                        TUTORIAL));
            case BUSINESS ->
                List.of(Advice.of(
                        "Prices and availability are those on the linked pages, not those remembered from elsewhere.",
                        PRICING,
                        PRODUCT));
        };
    }

    /** Whether pages of this kind are to be expected on such a site. */
    public boolean expects(PageKind kind) {
        return EVERYWHERE.contains(kind) || partOf(kind).isPresent();
    }

    private static final Set<PageKind> EVERYWHERE =
            Set.of(NEWS, EVENTS, POLICY, LEGAL, BLOG_POST, LISTING, CAREERS, FAQ, CONTACT, TEAM, OTHER);
}
