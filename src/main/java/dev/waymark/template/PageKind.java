package dev.waymark.template;

import dev.waymark.wording.Words;
import java.util.Arrays;
import java.util.List;

/**
 * What a page is for. Each kind knows the phrases that speak for it, in a segment of the address, a title, a heading or a
 * label of the navigation, and the JSON-LD types that do; a phrase is compared with whole words, never with a part of one.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are immutable copies
public enum PageKind {
    HOME("", ""),
    ABOUT("""
            about, about us, who we are, our story, mission, our mission, vision, our vision, history, our history, values,
            our values, strategy, our approach, how we work, company, organisation, overview,
            your council, the council, about the council,
            chi siamo, uber uns, ueber uns, qui sommes nous, a propos, quienes somos, sobre nosotros, sobre nos, over ons""", "aboutpage"),
    TEAM("""
            team, our team, meet the team, staff, our staff, people, our people, trustees, our trustees, board, our board,
            governance, leadership, leadership team, patrons, councillors, your councillors, committee, founders,
            ambassadors, appointed officials, elected officials, officials, squadra, equipe, equipo""", "person"),
    SERVICES("""
            services, our services, what we do, our work, programmes, our programmes, programs, how we help, activities,
            what we offer, facilities, servizi, leistungen, dienstleistungen, servicios, prestations, diensten""", "service"),
    PROJECTS("""
            projects, our projects, project, community projects, campaigns, initiatives, examples, samples, showcase,
            progetti, projekte, projets""", ""),
    IMPACT("""
            impact, our impact, outcomes, results, annual report, annual reports, annual review, impact report, achievements,
            our success, stories of change, reports and accounts, our difference, evaluation""", "report"),
    GET_HELP("""
            get help, support, get support, advice, referral, referrals, make a referral, refer, self referral, access support,
            need help, help, find help, helpline, drop in, report a problem, report it, crisis, emergency, support for you""", "medicalclinic, emergencyservice"),
    CONTACT("""
            contact, contact us, contacts, get in touch, reach us, find us, how to find us, where we are, visit us, locations,
            our location, opening hours, opening times, contatti, contatto, contattaci, kontakt, contacto, contactez nous""", "contactpage"),
    VOLUNTEER("""
            volunteer, volunteering, volunteer with us, get involved, join us, become a volunteer, volunteers, take part,
            membership, become a member, ways to help, how you can help""", ""),
    DONATE("""
            donate, donation, donations, support us, give, giving, fundraise, fundraising, legacy, legacies, appeal, appeals,
            make a donation, leave a gift, gifts in wills, sponsor, sponsorship, corporate partners, shop, shops, our shops,
            friends of, donare, spenden, doneer, faire un don""", "donateaction"),
    NEWS("""
            news, latest news, blog, stories, our stories, updates, latest, press, press releases, newsroom, media, media centre,
            newsletter, newsletters, magazine, articles, blog posts, blog post, weeknotes, weeknote, gallery, photo gallery, photos, photographs, notizie, novita, aktuelles, nachrichten, actualites, noticias, nieuws""", "blog"),
    EVENTS("""
            events, event, whats on, calendar, diary, upcoming events, conferences, workshops, webinars, eventi, veranstaltungen,
            evenements, eventos""", "event, eventseries"),
    POLICY("""
            policy, policies, our policies, safeguarding, complaints, make a complaint, accessibility, accessibility statement,
            modern slavery, modern slavery statement, equality, freedom of information, foi, publication scheme, code of conduct,
            gdpr, report vulnerability, responsible disclosure, vulnerability disclosure, health and safety, equality and diversity, transparency""", ""),
    LEGAL("""
            privacy, privacy policy, privacy notice, privacy statement, cookies, cookie policy, terms, terms of use,
            terms and conditions, terms of service, tos, disclaimer, legal, legal notice, imprint, impressum, copyright, licence,
            license, data protection, acceptable use, note legali, mentions legales, aviso legal, datenschutz, agb""", ""),
    FUNDING_PRIORITIES("""
            what we fund, priorities, our priorities, funding priorities, themes, our themes, funding, our funding, our funds,
            funds, funding programmes, grant programmes, grants, our grants, grants available, what we support""", ""),
    HOW_TO_APPLY("""
            apply, how to apply, application, applications, guidelines, application process, application guidelines,
            apply for funding, apply for a grant, guidance for applicants, deadlines, before you apply, apply now""", ""),
    ELIGIBILITY("""
            eligibility, who can apply, criteria, eligibility criteria, are you eligible, what we dont fund, what we do not fund,
            exclusions, check your eligibility, am i eligible""", ""),
    PAST_GRANTS("""
            grants awarded, past grants, who we fund, who we have funded, grantees, our grantees, awarded grants, grants made,
            previous grants, grant recipients, recent grants, funded projects, grants database, 360giving""", ""),
    SERVICE_CATEGORY("""
            benefits, council tax, housing, planning, bins, bins and recycling, waste, waste and recycling, rubbish and recycling,
            recycling, roads, roads and parking, parking, transport, schools, schools and education, education,
            adult social care, social care, children and families, births deaths and marriages, libraries, leisure,
            environment, environmental health, licensing, business rates, elections, elections and voting, jobs and benefits,
            all services, a to z, a z of services""", "governmentservice"),
    SERVICE_STANDARDS("""
            standards, service standards, our standards, performance, customer charter, customer service standards,
            service charter, service levels, our promise, quality standards""", ""),
    PRODUCT("""
            product, products, our products, features, platform, solutions, solution, how it works, integrations, use cases,
            security, technology, demo, download, downloads, prodotti, produkte, produits, productos, producten""", "product, softwareapplication, webapplication, mobileapplication"),
    PRICING(
            "pricing, price, prices, price list, plans, plans and pricing, fees, tariffs, prezzi, preise, tarifs, precios",
            "offer, pricespecification"),
    CUSTOMERS("""
            customers, our customers, customer stories, case studies, case study, testimonials, reviews, success stories, clients,
            our clients, portfolio""", "review"),
    INVESTORS("investors, investor relations, for investors, shareholders", ""),
    CAREERS("""
            careers, jobs, vacancies, work with us, work for us, join our team, current vacancies, job vacancies, opportunities,
            were hiring, lavora con noi, karriere, recrutement, empleo""", "jobposting"),
    DOCS("""
            docs, documentation, guide, guides, manual, learn, handbook, user guide, user manual, user guides, concepts,
            developer guide, how to guides, explanation, cookbook, topics, knowledge base, resources""", "techarticle"),
    API_REFERENCE("""
            api, reference, api reference, apis, api docs, api documentation, sdk, cli, cli reference, rest api, endpoints,
            command line, configuration reference, javadoc, modules""", "apireference"),
    TUTORIAL("""
            tutorial, tutorials, quickstart, quick start, getting started, get started, how to, howto, walkthrough, first steps,
            installation, install, installing, setup, introduction""", "howto, course"),
    FAQ(
            "faq, faqs, frequently asked questions, questions and answers, common questions, domande frequenti",
            "faqpage, qapage"),
    BLOG_POST("", "blogposting, newsarticle"),
    LISTING("""
            tag, tags, category, categories, archive, archives, author, authors, search, search results, sitemap, site map,
            feed, index of pages, genindex, general index, py modindex, modindex""", "searchresultspage, collectionpage"),
    OTHER("", "");

    private final List<Words> phrases;
    private final List<String> types;

    PageKind(String phrases, String types) {
        this.phrases = split(phrases).stream().map(Words::of).toList();
        this.types = split(types);
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** What a page of this kind calls itself. */
    public List<Words> phrases() {
        return phrases;
    }

    /** The JSON-LD and Open Graph types, in lower case, that a page of this kind bears. */
    public List<String> types() {
        return types;
    }
}
