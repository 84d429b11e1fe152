package dev.waymark.document;

import static dev.waymark.document.ProblemLevel.ERROR;
import static dev.waymark.document.ProblemLevel.INFO;
import static dev.waymark.document.ProblemLevel.WARNING;
import static dev.waymark.document.ReaderProfile.LIGHTHOUSE;
import static dev.waymark.document.ReaderProfile.PROPOSAL;
import static dev.waymark.document.ReaderProfile.REFERENCE_PARSER;

import dev.waymark.document.markdown.Characters;
import dev.waymark.message.Message;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All rules that a file is checked against. Those that need more than the text (the answer's headers, live links, the crawl) are
 * stated here too, and checked where that is known. What is said of a problem is in the bundle, by the rule's code.
 */
public enum Rule {
    EMPTY_FILE(ERROR, PROPOSAL, REFERENCE_PARSER, LIGHTHOUSE),
    HTML(ERROR, PROPOSAL, REFERENCE_PARSER, LIGHTHOUSE),
    FIREWALL_PAGE(ERROR, PROPOSAL, REFERENCE_PARSER, LIGHTHOUSE),
    SOFT_404(ERROR, PROPOSAL, REFERENCE_PARSER, LIGHTHOUSE),
    NOT_UTF8(ERROR, PROPOSAL, REFERENCE_PARSER),
    NO_H1(ERROR, PROPOSAL, REFERENCE_PARSER, LIGHTHOUSE),
    H1_NOT_FIRST(ERROR, PROPOSAL, REFERENCE_PARSER),
    SEVERAL_H1(ERROR, PROPOSAL, REFERENCE_PARSER),
    DEEP_HEADING(ERROR, PROPOSAL, REFERENCE_PARSER),
    ITEM_WITHOUT_LINK(ERROR, PROPOSAL, REFERENCE_PARSER),
    EMPTY_NAME(ERROR, PROPOSAL, REFERENCE_PARSER),
    EMPTY_URL(ERROR, PROPOSAL, REFERENCE_PARSER),
    SCRIPT_URL(ERROR, PROPOSAL),

    CONTENT_TYPE(WARNING),
    BOM(WARNING, REFERENCE_PARSER),
    CRLF(WARNING, REFERENCE_PARSER),
    HEADING_FORM(WARNING, PROPOSAL, REFERENCE_PARSER),
    EMPTY_TITLE(WARNING, PROPOSAL, REFERENCE_PARSER),
    TEXT_AFTER_H1(WARNING, REFERENCE_PARSER),
    BLANKS_AFTER_H1(WARNING, REFERENCE_PARSER),
    HEADING_IN_CODE(WARNING, REFERENCE_PARSER),
    SUMMARY_ABSENT(WARNING),
    SUMMARY_LATE(WARNING),
    SUMMARY_INDENTED(WARNING, REFERENCE_PARSER),
    SUMMARY_LINES(WARNING, REFERENCE_PARSER),
    EMPTY_QUOTE(WARNING, REFERENCE_PARSER),
    NO_DETAILS(WARNING, REFERENCE_PARSER),
    OTHER_TEXT(WARNING, PROPOSAL, REFERENCE_PARSER),
    NOTES_WRAPPED(WARNING, PROPOSAL, REFERENCE_PARSER),
    ITEM_FORM(WARNING, PROPOSAL, REFERENCE_PARSER),
    BULLET(WARNING, REFERENCE_PARSER),
    NUMBERED_ITEM(WARNING, PROPOSAL, REFERENCE_PARSER),
    INDENTED_ITEM(WARNING),
    SEPARATOR(WARNING, PROPOSAL, REFERENCE_PARSER),
    BRACKET_IN_NAME(WARNING, REFERENCE_PARSER),
    BRACKET_IN_URL(WARNING, REFERENCE_PARSER),
    OPTIONAL_FORM(WARNING),
    DUPLICATE_TITLE(WARNING, REFERENCE_PARSER),
    DUPLICATE_URL(WARNING),
    DUPLICATE_NAME(WARNING),
    DUPLICATE_NOTES(WARNING),
    RELATIVE_URL(WARNING),
    UNREADABLE_URL(WARNING),
    HTTP_URL(WARNING),
    TRACKING_URL(WARNING),
    FRAGMENT_URL(WARNING),
    REDIRECTING_URL(WARNING),
    DEAD_URL(WARNING),
    DISALLOWED_URL(WARNING),
    NOINDEX_URL(WARNING),
    NOTES_ABSENT(WARNING),
    NOTES_EQUAL_NAME(WARNING),
    NOTES_SHORT(WARNING),
    NOTES_LONG(WARNING),
    NOTES_BOILERPLATE(WARNING),
    NOTES_SUPERLATIVES(WARNING),
    EMPTY_SECTION(WARNING, PROPOSAL),
    GENERIC_TITLE(WARNING),
    LONG_SECTION(WARNING),
    MANY_LINKS(WARNING),
    LARGE_FILE(WARNING),
    ROBOTS_DIRECTIVES(WARNING),
    ENTITIES(WARNING),
    REPLACEMENT_CHARACTER(WARNING),
    HIDDEN_CHARACTERS(WARNING),
    SEVERAL_LANGUAGES(WARNING),
    INSTRUCTIONS(WARNING),
    NO_LINK(WARNING, LIGHTHOUSE),
    SHORT_FILE(WARNING, LIGHTHOUSE),

    NO_OPTIONAL(INFO),
    SECTION_TOKENS(INFO),
    NOT_DISCOVERABLE(INFO),
    COVERAGE(INFO),
    TWIN_NOT_LINKED(INFO);

    private static final int MAX_DETAIL_CHARACTERS = 80;

    private final ProblemLevel level;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing can change
    private final Set<ReaderProfile> fails;

    Rule(ProblemLevel level, ReaderProfile... fails) {
        this.level = level;
        this.fails = Set.copyOf(List.of(fails));
    }

    /** Names the rule, in lower case with hyphens; never changes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public ProblemLevel level() {
        return level;
    }

    /** What to do about it. */
    public Message fix() {
        return Message.of("rule." + code() + ".fix");
    }

    public Set<ReaderProfile> fails() {
        return fails;
    }

    /**
     * The problem of a file that this rule speaks against.
     *
     * @param line counted from 1; 0 for the file as a whole
     * @param details what in that line, as it is there; what the rule's message needs
     */
    public Problem at(int line, Object... details) {
        Object[] shown = Arrays.stream(details)
                .map(detail -> detail instanceof String text ? shown(text) : detail)
                .toArray();
        return new Problem(this, line, Message.of("rule." + code(), shown));
    }

    private static String shown(String detail) {
        return detail.length() <= MAX_DETAIL_CHARACTERS
                ? Characters.visible(detail)
                : Characters.visible(detail.substring(0, MAX_DETAIL_CHARACTERS)) + "\u2026";
    }
}
