package dev.waymark.describe;

/**
 * Something that a reader of the details wants to know and that a {@link Describer} may answer.
 *
 * <p>Which lead-in it is under, {@code DetailsGroup} says for each template.
 */
public enum Topic {
    AREA("Area"),
    INCOME("Income"),
    ORGANISATION_TYPE("Type of organisation"),
    THEMES("Themes"),
    BENEFICIARIES("Who is helped"),
    REACH("People reached"),
    OUTCOMES("Outcomes"),
    SERVICES("Services"),
    PROJECTS("Projects"),
    PROGRAMMES("Programmes"),
    GRANT_SIZE("Grant size"),
    WHO_CAN_APPLY("Who can apply"),
    WHO_CANNOT_APPLY("Who cannot apply"),
    PROCESS("How to apply"),
    DEADLINES("Deadlines"),
    ELIGIBLE("Who is eligible"),
    CHARGES("Charges"),
    PARENT("Part of"),
    STRONG_APPLICATION(""),
    GOVERNANCE("Governance"),
    COMPLAINTS("Complaints"),
    ACCESSIBILITY("Accessibility"),
    STANDARDS("Standards"),
    PRODUCT("What it does"),
    CUSTOMERS("For"),
    BUSINESS_MODEL("Business model"),
    PRICE("Price"),
    STAGE("Stage"),
    FUNDING("Funding raised"),
    TRACTION("Traction"),
    TEAM("Team"),
    REQUIREMENTS("Requirements"),
    MISTAKES(""),
    GUIDANCE("");

    private final String label;

    Topic(String label) {
        this.label = label;
    }

    /** What the file calls it; empty for answers that need no label. */
    public String label() {
        return label;
    }
}
