package dev.waymark.assess;

import dev.waymark.template.Template;
import java.util.List;

/** What visitors of each kind of site ask first: ten questions each, by the end of the key of their text in the bundle. */
public final class AgentQuestions {

    private static final List<String> CHARITY = List.of(
            "what",
            "who-is-helped",
            "get-help",
            "where",
            "contact",
            "donate",
            "volunteer",
            "trustees",
            "effect",
            "events");
    private static final List<String> FUNDER = List.of(
            "what",
            "funds",
            "eligible",
            "amount",
            "deadline",
            "apply",
            "decision",
            "past-grants",
            "contact",
            "trustees");
    private static final List<String> PUBLIC_SECTOR = List.of(
            "what", "services", "use-service", "cost", "hours", "where", "contact", "complain", "decides", "meetings");
    private static final List<String> STARTUP =
            List.of("what", "for-whom", "cost", "start", "features", "customers", "data", "support", "team", "contact");
    private static final List<String> DOCUMENTATION = List.of(
            "what",
            "install",
            "first-steps",
            "requirements",
            "api",
            "configure",
            "errors",
            "changes",
            "licence",
            "contribute");
    private static final List<String> BUSINESS =
            List.of("what", "products", "cost", "order", "where", "hours", "for-whom", "customers", "team", "contact");

    private AgentQuestions() {}

    /** The questions for a kind of site. */
    public static List<String> of(Template template) {
        return switch (template) {
            case CHARITY -> CHARITY;
            case FUNDER -> FUNDER;
            case PUBLIC_SECTOR -> PUBLIC_SECTOR;
            case STARTUP -> STARTUP;
            case DOCUMENTATION -> DOCUMENTATION;
            case BUSINESS -> BUSINESS;
        };
    }

    /** The key of the text of a question. */
    public static String key(String question) {
        return "agent.question." + question;
    }
}
