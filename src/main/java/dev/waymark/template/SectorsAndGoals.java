package dev.waymark.template;

import static dev.waymark.template.PageKind.*;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The sectors and goals that each template knows, the default first; a sector with the words that its pages go by. */
final class SectorsAndGoals {

    private static final Pattern COLON = Pattern.compile(": ");
    private static final Pattern EQUALS = Pattern.compile(" = ");

    static final List<Sector> CHARITY_SECTORS = sectors("""
            general
            housing = Housing & Homelessness: homeless homelessness housing home homes hostel shelter tenancy tenants rent eviction
            climate = Climate & Environment: climate environment nature energy carbon wildlife trees river recycling green
            young_people: young youth children child teenagers school families mentoring play
            older_people: older elderly ageing age pensioners retirement dementia lunch befriending carers
            mental_health: mental wellbeing counselling therapy depression anxiety suicide crisis listening
            disability: disability disabled disabilities accessible access learning autism deaf blind sight
            education = Education & Training: education training courses course learning school tutoring skills literacy
            arts_culture = Arts & Culture: arts art culture music theatre museum gallery exhibitions collections heritage
            animals: animals animal pets dogs cats rehoming adopt fostering veterinary clinic wildlife rescue
            international: international overseas countries development relief emergency africa asia
            health: health patients illness cancer treatment hospice care symptoms research
            community: community neighbourhood village hall hub cafe groups activities local
            faith: faith church worship parish services prayer mosque temple
            legal_advice: legal advice law rights debt benefits immigration tribunal employment""");
    static final List<Sector> FUNDER_SECTORS = sectors("""
            general
            corporate: employees staff business matching sponsorship partners
            family: family founder founders history
            community: community local neighbourhood small groups
            government: public government policy statutory regulations
            lottery: lottery good causes players
            trust: trust trustees deed
            philanthropy: donors philanthropy giving funds endowment""");
    static final List<Sector> PUBLIC_SECTORS = sectors("""
            general
            local_authority: council bins housing planning tax councillors parking benefits
            nhs_health = NHS & Health: health patients clinic hospital appointments wards treatment urgent maternity
            education: school schools admissions courses students pupils term exams
            transport: transport bus buses rail roads parking tickets timetables travel
            housing: housing homes tenants repairs rent homelessness lettings
            emergency_services: emergency fire police ambulance crime safety report
            regulatory: licences licensing register complaints enforcement guidance standards inspections
            cultural: museum library libraries archives collections exhibitions events""");
    static final List<Sector> STARTUP_SECTORS = sectors("""
            general
            technology_saas = Technology & SaaS: integrations api security features platform docs documentation
            ai_ml = AI & Machine Learning: ai models model data research evaluation safety
            b2b_services = B2B Services: services consulting teams enterprise cases
            consumer: app download family home shop
            health_medtech = Health & MedTech: clinical patients evidence regulatory trials clinicians safety
            fintech = FinTech: payments accounts cards fees security compliance regulated
            ecommerce = E-commerce: shop delivery returns products orders shipping
            edtech = EdTech: teachers schools students courses learning curriculum
            cleantech = CleanTech: energy carbon climate emissions solar batteries
            hardware: specifications devices device manual warranty support
            marketplace: sellers buyers fees listings hosts suppliers""");
    static final List<Sector> GENERAL = sectors("general");

    static final List<Goal> CHARITY_GOALS = List.of(
            goal("awareness", ABOUT, PROJECTS, NEWS),
            goal("more_donors", IMPACT, DONATE),
            goal("more_service_users", SERVICES, GET_HELP, ELIGIBILITY),
            goal("more_volunteers", VOLUNTEER, EVENTS),
            goal("partnerships", IMPACT, PROJECTS),
            goal("funding_applications", TEAM, IMPACT, POLICY));
    static final List<Goal> FUNDER_GOALS = List.of(
            goal("quality_applications", HOW_TO_APPLY, ELIGIBILITY),
            goal("diverse_applicants", ELIGIBILITY, GET_HELP, FAQ),
            goal("impact_measurement", PAST_GRANTS, IMPACT),
            goal("funding_awareness", FUNDING_PRIORITIES),
            goal("strategic_alignment", FUNDING_PRIORITIES, ABOUT));
    static final List<Goal> PUBLIC_GOALS = List.of(
            goal("service_uptake", SERVICES, SERVICE_CATEGORY),
            goal("public_engagement", GET_HELP, EVENTS, CONTACT),
            goal("compliance", POLICY, SERVICE_STANDARDS),
            goal("efficiency", SERVICES, FAQ),
            goal("transparency", SERVICE_STANDARDS, POLICY, TEAM));
    static final List<Goal> STARTUP_GOALS = List.of(
            goal("more_customers", PRODUCT, CUSTOMERS, PRICING),
            goal("investor_interest", INVESTORS, CUSTOMERS),
            goal("partnerships", CUSTOMERS, PRODUCT),
            goal("talent", CAREERS, TEAM),
            goal("brand_awareness", ABOUT, CUSTOMERS),
            goal("enterprise_sales", PRODUCT, CUSTOMERS, CONTACT));
    static final List<Goal> GENERAL_GOALS = List.of(goal("awareness"));

    private SectorsAndGoals() {}

    private static List<Sector> sectors(String list) {
        return list.lines().map(SectorsAndGoals::sector).toList();
    }

    /** {@code id}, {@code id: topics} or {@code id = Title: topics}. */
    private static Sector sector(String line) {
        String[] named = COLON.split(line, 2);
        String[] entry = EQUALS.split(named[0], 2);
        Set<String> topics = named.length > 1 ? Set.of(named[1].split(" ", -1)) : Set.of();
        return new Sector(entry[0], entry.length > 1 ? entry[1] : title(entry[0]), topics);
    }

    private static Goal goal(String id, PageKind... stresses) {
        return new Goal(id, title(id), Set.of(stresses));
    }

    private static String title(String id) {
        return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1).replace('_', ' ');
    }
}
