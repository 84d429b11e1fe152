package dev.waymark.assess;

import static dev.waymark.template.PageKind.ABOUT;
import static dev.waymark.template.PageKind.API_REFERENCE;
import static dev.waymark.template.PageKind.CONTACT;
import static dev.waymark.template.PageKind.CUSTOMERS;
import static dev.waymark.template.PageKind.DOCS;
import static dev.waymark.template.PageKind.DONATE;
import static dev.waymark.template.PageKind.ELIGIBILITY;
import static dev.waymark.template.PageKind.FAQ;
import static dev.waymark.template.PageKind.FUNDING_PRIORITIES;
import static dev.waymark.template.PageKind.GET_HELP;
import static dev.waymark.template.PageKind.HOME;
import static dev.waymark.template.PageKind.HOW_TO_APPLY;
import static dev.waymark.template.PageKind.IMPACT;
import static dev.waymark.template.PageKind.PAST_GRANTS;
import static dev.waymark.template.PageKind.POLICY;
import static dev.waymark.template.PageKind.PRICING;
import static dev.waymark.template.PageKind.PRODUCT;
import static dev.waymark.template.PageKind.PROJECTS;
import static dev.waymark.template.PageKind.SERVICES;
import static dev.waymark.template.PageKind.SERVICE_CATEGORY;
import static dev.waymark.template.PageKind.SERVICE_STANDARDS;
import static dev.waymark.template.PageKind.TEAM;
import static dev.waymark.template.PageKind.TUTORIAL;
import static dev.waymark.template.PageKind.VOLUNTEER;

import dev.waymark.template.Language;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A part that a file may be expected to have: a section, a lead-in of the details, or links that are elsewhere. Each knows what
 * it is called, and which kinds of page belong to it.
 */
@SuppressWarnings("ImmutableEnumChecker") // its sets are copies that nothing changes
enum ExpectedPart {
    ABOUT_US("About", 2, """
            about, about us, who we are, our story, our history, history, mission, our mission, overview, organisation, company,
            introduction, background, team, our team, your council, summary, what is this""", HOME, ABOUT, TEAM),
    OUR_SERVICES("Services", 2, """
            services, our services, what we do, our work, how we help, programmes, our programmes, programs, activities,
            what we offer""", SERVICES, SERVICE_CATEGORY),
    OUR_PROJECTS("Projects", 1, "projects, our projects, campaigns, initiatives, community projects", PROJECTS),
    OUR_IMPACT("Impact", 1, """
            impact, our impact, outcomes, results, annual report, annual reports, achievements, our difference, stories""", IMPACT, CUSTOMERS),
    HELP("Get Help", 1, """
            get help, get support, support, help, need help, find help, referrals, make a referral, advice, support for you,
            access our services""", GET_HELP, FAQ),
    INVOLVED("Get Involved", 1, """
            get involved, how to help, take action, support us, ways to help, ways to give, volunteer, volunteering, donate,
            join us, fundraise, fundraising""", VOLUNTEER, DONATE),
    FUNDERS(
            "For Funders",
            1,
            "for funders, for donors, for supporters, funders, for grant makers, key facts, governance"),
    REACH("Contact", 1, """
            contact, contact us, contacts, contact details, contact information, get in touch, reach us, find us,
            how to find us, where we are, visit us, for service users""", CONTACT),
    FUNDING("What We Fund", 1, """
            what we fund, funding, our funding, funding priorities, priorities, grants, our grants, grant programmes,
            funding programmes, programmes, our funds, themes""", FUNDING_PRIORITIES),
    APPLYING("How to Apply", 1, """
            how to apply, apply, applying, application process, for applicants, applications, guidance for applicants,
            eligibility, who can apply""", HOW_TO_APPLY, ELIGIBILITY),
    GRANTS("Past Grants", 1, """
            past grants, grants awarded, grants made, who we fund, who we have funded, grantees, our grantees, awarded grants,
            previous grants, recent grants, 360giving""", PAST_GRANTS),
    STANDARDS("Standards and Policies", 1, """
            standards and policies, standards, policies, our policies, service standards, complaints, accessibility,
            policies and standards, freedom of information""", SERVICE_STANDARDS, POLICY),
    THE_PRODUCT("Product", 2, """
            product, products, our product, features, platform, solutions, how it works, what it does""", PRODUCT),
    PRICES("Pricing", 1, "pricing, price, prices, plans, plans and pricing, fees", PRICING),
    START("Getting Started", 1, """
            getting started, get started, quickstart, quick start, start here, installation, install, introduction, tutorial,
            tutorials, first steps, setup, overview, versions and installation""", HOME, TUTORIAL, ABOUT),
    GUIDES("Guides", 2, """
            guides, guide, docs, documentation, how to guides, user guide, manual, concepts, learn, topics, core concepts,
            handbook, explanation""", DOCS),
    REFERENCE("API Reference", 1, """
            api reference, api, apis, reference, api docs, api documentation, sdk, cli, cli reference, rest api, endpoints,
            command line, modules, packages""", API_REFERENCE),
    OFFER("Products and Services", 2, """
            products and services, products, services, our services, our products, what we do, what we offer, shop, solutions,
            our work, product""", SERVICES, PRODUCT, PRICING, SERVICE_CATEGORY);

    private final String title;
    private final int enough;
    private final Set<String> names;
    private final Set<PageKind> kinds;

    ExpectedPart(String title, int enough, String names, PageKind... kinds) {
        this.title = title;
        this.enough = enough;
        this.names = Arrays.stream(names.split(",", -1))
                .map(TextKey::of)
                .flatMap(ExpectedPart::inAllLanguages)
                .collect(Collectors.toUnmodifiableSet());
        this.kinds = Set.copyOf(List.of(kinds));
    }

    /** A name, and what our own files call it in each language that they are written in. */
    private static Stream<String> inAllLanguages(String name) {
        return Stream.concat(
                Stream.of(name),
                Language.known().stream()
                        .flatMap(language -> language.words().entrySet().stream())
                        .filter(words -> TextKey.of(words.getKey()).equals(name))
                        .map(words -> TextKey.of(words.getValue())));
    }

    /** What is expected with a template; a template demands only what it can produce. */
    static List<ExpectedPart> of(Template template, Optional<SizeBand> band) {
        return switch (template) {
            case CHARITY -> ofCharity(band);
            case FUNDER -> List.of(ABOUT_US, FUNDING, APPLYING, GRANTS, REACH);
            case PUBLIC_SECTOR -> List.of(ABOUT_US, OUR_SERVICES, HELP, REACH, STANDARDS);
            case STARTUP -> List.of(ABOUT_US, THE_PRODUCT, PRICES, REACH);
            case DOCUMENTATION -> List.of(START, GUIDES, REFERENCE);
            case BUSINESS -> List.of(ABOUT_US, OFFER, REACH);
        };
    }

    /** Of a charity whose size is not known only what is asked of every charity. */
    private static List<ExpectedPart> ofCharity(Optional<SizeBand> known) {
        SizeBand band = known.orElse(SizeBand.SMALL);
        return Stream.of(
                        Stream.of(ABOUT_US, OUR_SERVICES, REACH),
                        Stream.of(HELP, FUNDERS).filter(part -> band.isAtLeast(SizeBand.MEDIUM)),
                        Stream.of(OUR_PROJECTS, OUR_IMPACT).filter(part -> band.isAtLeast(SizeBand.LARGE)),
                        Stream.of(INVOLVED).filter(part -> band.isAtLeast(SizeBand.MAJOR)))
                .flatMap(parts -> parts)
                .toList();
    }

    /** As the template names it. */
    String title() {
        return title;
    }

    /** How many links with notes make it full. */
    int enough() {
        return enough;
    }

    Set<PageKind> kinds() {
        return kinds;
    }

    /** Whether a section, a lead-in or a link with this name speaks of it. */
    boolean isNamed(String name) {
        return isPlainName(TextKey.of(name));
    }

    /** The same for a name in the form of {@link TextKey}. */
    boolean isPlainName(String name) {
        return names.contains(name);
    }

    /** Whether it is where a site's own topics are, under whatever titles. */
    boolean isMain() {
        return EnumSet.of(OUR_SERVICES, FUNDING, THE_PRODUCT, GUIDES, OFFER).contains(this);
    }
}
