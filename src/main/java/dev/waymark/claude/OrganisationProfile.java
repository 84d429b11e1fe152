package dev.waymark.claude;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.claude.OrganisationProfile.Said;
import dev.waymark.describe.Statement;
import dev.waymark.describe.Topic;
import dev.waymark.template.Template;
import dev.waymark.wording.Prose;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The typed answer of a template. Name, registration number and contact are not asked for: they are in headers and footers,
 * where our own code reads them with certainty.
 */
final class OrganisationProfile implements AnswerParser<Said> {

    private static final Map<String, String> NAMES = Map.of(
            "cic", "community interest company",
            "cio", "charitable incorporated organisation",
            "nhs_trust", "NHS trust",
            "other", "");

    private final List<Field> fields;

    private OrganisationProfile(Field... own) {
        List<Field> common = List.of(Field.text("mission", null), Field.text("description", null));
        this.fields = Stream.of(common.stream(), Stream.of(own), Stream.of(Field.texts("ai_guidance", Topic.GUIDANCE)))
                .flatMap(each -> each)
                .toList();
    }

    /**
     * What an answer says.
     *
     * @param sentences mission and description, in this order
     */
    record Said(List<Statement> sentences, Map<Topic, List<Statement>> answers) {}

    static OrganisationProfile of(Template template) {
        return switch (template) {
            case CHARITY -> charity();
            case FUNDER -> funder();
            case PUBLIC_SECTOR -> publicSector();
            case STARTUP -> startup();
            case DOCUMENTATION ->
                new OrganisationProfile(
                        Field.texts("requirements", Topic.REQUIREMENTS),
                        Field.texts("common_mistakes", Topic.MISTAKES));
            case BUSINESS ->
                new OrganisationProfile(
                        Field.text("area_served", Topic.AREA), Field.items("services", Topic.SERVICES, "description"));
        };
    }

    private static OrganisationProfile charity() {
        return new OrganisationProfile(
                Field.choice(
                        "org_type",
                        Topic.ORGANISATION_TYPE,
                        "charity",
                        "CIC",
                        "CIO",
                        "unincorporated",
                        "social_enterprise",
                        "other"),
                Field.text("geographic_area", Topic.AREA),
                Field.items("services", Topic.SERVICES, "eligibility", "description"),
                Field.items("projects", Topic.PROJECTS, "description", "location"),
                Field.group(
                        "impact",
                        Field.text("beneficiaries_served", Topic.REACH),
                        Field.texts("outcomes", Topic.OUTCOMES)),
                Field.text("beneficiaries", Topic.BENEFICIARIES),
                Field.texts("themes", Topic.THEMES));
    }

    private static OrganisationProfile funder() {
        return new OrganisationProfile(
                Field.choice(
                        "funder_type",
                        Topic.ORGANISATION_TYPE,
                        "independent",
                        "corporate",
                        "community",
                        "family",
                        "statutory"),
                Field.text("geographic_focus", Topic.AREA),
                Field.texts("thematic_focus", Topic.THEMES),
                Field.items("programmes", Topic.PROGRAMMES, "eligibility", "description"),
                Field.group(
                        "grant_sizes",
                        Field.text("typical", Topic.GRANT_SIZE),
                        Field.text("min", Topic.GRANT_SIZE),
                        Field.text("max", Topic.GRANT_SIZE)),
                Field.texts("who_can_apply", Topic.WHO_CAN_APPLY),
                Field.texts("who_cannot_apply", Topic.WHO_CANNOT_APPLY),
                Field.text("application_process", Topic.PROCESS),
                Field.text("deadlines", Topic.DEADLINES),
                Field.texts("success_factors", Topic.STRONG_APPLICATION));
    }

    private static OrganisationProfile publicSector() {
        return new OrganisationProfile(
                Field.choice(
                        "org_type",
                        Topic.ORGANISATION_TYPE,
                        "local_authority",
                        "nhs_trust",
                        "government_department",
                        "agency",
                        "other"),
                Field.text("governance", Topic.GOVERNANCE),
                Field.text("area_covered", Topic.AREA),
                Field.items("services", Topic.SERVICES, "eligibility", "description"),
                Field.text("accessibility", Topic.ACCESSIBILITY),
                Field.text("complaints", Topic.COMPLAINTS),
                Field.text("standards", Topic.STANDARDS));
    }

    private static OrganisationProfile startup() {
        return new OrganisationProfile(
                Field.text("product_description", Topic.PRODUCT),
                Field.text("target_customers", Topic.CUSTOMERS),
                Field.text("business_model", Topic.BUSINESS_MODEL),
                Field.text("pricing_model", Topic.PRICE),
                Field.text("stage", Topic.STAGE),
                Field.text("funding_raised", Topic.FUNDING),
                Field.group(
                        "traction",
                        Field.text("users", Topic.TRACTION),
                        Field.text("revenue", Topic.TRACTION),
                        Field.text("growth", Topic.TRACTION),
                        Field.text("customers", Topic.TRACTION)),
                Field.text("team_highlights", Topic.TEAM));
    }

    Map<String, Object> schema() {
        return Field.object(Field.schemas(fields));
    }

    @Override
    public Optional<Said> read(String answer) {
        return JsonText.object(answer)
                .map(object -> object.path("profile"))
                .filter(this::isOfTheShape)
                .map(this::said);
    }

    private boolean isOfTheShape(JsonNode object) {
        return fields.stream().anyMatch(field -> object.has(field.name()));
    }

    private Said said(JsonNode object) {
        List<Statement> sentences = new ArrayList<>();
        Map<Topic, List<Statement>> answers = new EnumMap<>(Topic.class);
        for (Field field : fields) {
            field.read(object, (told, statement) -> {
                Topic topic = told.topic();
                if (topic == null) {
                    Prose.sentences(statement.text())
                            .forEach(sentence -> sentences.add(new Statement(sentence, statement.from())));
                    return;
                }
                String text = told.choices().isEmpty() ? statement.text() : named(statement.text());
                if (!text.isEmpty()) {
                    answers.computeIfAbsent(topic, any -> new ArrayList<>()).add(new Statement(text, statement.from()));
                }
            });
        }
        return new Said(sentences, answers);
    }

    private static String named(String choice) {
        String id = choice.toLowerCase(Locale.ROOT);
        return NAMES.getOrDefault(id, id.replace('_', ' '));
    }
}
