package dev.waymark.access;

import dev.waymark.message.Message;
import java.util.Locale;

/**
 * One question about what agents meet on a website. Where the Agent-Friendly Documentation Spec (version 0.6, 2026) asks the same, the id is
 * the same; the rules here are our own.
 */
public enum AccessCheck {
    ROBOTS_AGENTS(Remedy.SITE),
    CONTENT_SIGNAL(Remedy.SITE),
    CHALLENGE_PAGE(Remedy.SITE),
    RENDERING_STRATEGY(Remedy.SITE),
    REDIRECT_BEHAVIOR(Remedy.SITE),
    HTTP_STATUS_CODES(Remedy.SITE),
    CACHE_HEADER_HYGIENE(Remedy.SERVER),
    LLMS_TXT_EXISTS(Remedy.BUNDLE),
    LLMS_TXT_VALID(Remedy.BUNDLE),
    LLMS_TXT_SIZE(Remedy.BUNDLE),
    LLMS_TXT_LINKS_RESOLVE(Remedy.BUNDLE),
    LLMS_TXT_LINKS_MARKDOWN(Remedy.BUNDLE),
    LIGHTHOUSE(Remedy.BUNDLE),
    NESTED_FILES(Remedy.BUNDLE),
    LICENCE(Remedy.SITE),
    DISCOVERY_LINK(Remedy.SERVER),
    LLMS_TXT_DIRECTIVE_HTML(Remedy.PAGES),
    LLMS_TXT_DIRECTIVE_MD(Remedy.BUNDLE),
    MARKDOWN_URL_SUPPORT(Remedy.BUNDLE),
    TWIN_LINK(Remedy.SERVER),
    CONTENT_NEGOTIATION(Remedy.SERVER),
    NEGOTIATION_WEIGHTS(Remedy.SERVER),
    VARY_ACCEPT(Remedy.SERVER),
    MARKDOWN_CONTENT_PARITY(Remedy.BUNDLE),
    PAGE_SIZE_HTML(Remedy.SITE),
    PAGE_SIZE_MARKDOWN(Remedy.BUNDLE),
    FETCHER_LIMITS(Remedy.SITE),
    CONTENT_START_POSITION(Remedy.SITE);

    /** Where a failed check is put right. */
    public enum Remedy {
        /** With the files of our bundle. */
        BUNDLE,
        /** With the lines for the server that come with them. */
        SERVER,
        /** With a line in the template of the pages. */
        PAGES,
        /** On the website itself: nothing that is put beside it helps. */
        SITE
    }

    private final Remedy remedy;

    AccessCheck(Remedy remedy) {
        this.remedy = remedy;
    }

    /** Names the check, in lower case with hyphens; never changes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Remedy remedy() {
        return remedy;
    }

    /** What it asks. */
    public Message title() {
        return Message.of("access." + id());
    }

    /** What to do when it does not pass. */
    public Message fix() {
        return Message.of("access." + id() + ".fix");
    }

    AccessFinding pass(String reason, Object... details) {
        return finding(AccessOutcome.PASS, reason, details);
    }

    AccessFinding warn(String reason, Object... details) {
        return finding(AccessOutcome.WARN, reason, details);
    }

    AccessFinding fail(String reason, Object... details) {
        return finding(AccessOutcome.FAIL, reason, details);
    }

    AccessFinding skip(String reason, Object... details) {
        return finding(AccessOutcome.SKIP, reason, details);
    }

    AccessFinding finding(AccessOutcome outcome, String reason, Object... details) {
        return AccessFinding.of(this, outcome, Message.of("access.why." + reason, details));
    }
}
