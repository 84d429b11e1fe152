package dev.waymark.document;

import static dev.waymark.document.ProblemLevel.ERROR;
import static dev.waymark.document.ProblemLevel.INFO;
import static dev.waymark.document.ProblemLevel.WARNING;
import static dev.waymark.document.ReaderProfile.LIGHTHOUSE;
import static dev.waymark.document.ReaderProfile.PROPOSAL;
import static dev.waymark.document.ReaderProfile.REFERENCE_PARSER;

import dev.waymark.document.markdown.Characters;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * All rules that a file is checked against. Those that need more than the text (the answer's headers, live links, the crawl) are
 * stated here too, and checked where that is known.
 */
public enum Rule {
    EMPTY_FILE(
            ERROR, "The file is empty.", "Write at least a title line: # Name", PROPOSAL, REFERENCE_PARSER, LIGHTHOUSE),
    HTML(
            ERROR,
            "This is an HTML page, not an llms.txt.",
            "Publish the file itself at this address, as plain text.",
            PROPOSAL,
            REFERENCE_PARSER,
            LIGHTHOUSE),
    FIREWALL_PAGE(
            ERROR,
            "This is the page of a firewall or bot check, not an llms.txt.",
            "Let programs read /llms.txt without a check.",
            PROPOSAL,
            REFERENCE_PARSER,
            LIGHTHOUSE),
    SOFT_404(
            ERROR,
            "This is a \u201Cnot found\u201D page sent in place of an llms.txt.",
            "Publish the file, or answer with status 404.",
            PROPOSAL,
            REFERENCE_PARSER,
            LIGHTHOUSE),
    NOT_UTF8(
            ERROR, "The file is not UTF-8.", "Save it as UTF-8 without a byte-order mark.", PROPOSAL, REFERENCE_PARSER),
    NO_H1(
            ERROR,
            "There is no title line.",
            "Begin the file with # and the name of the site.",
            PROPOSAL,
            REFERENCE_PARSER,
            LIGHTHOUSE),
    H1_NOT_FIRST(
            ERROR,
            "The title is not the first thing in the file.",
            "Move the # line to the top.",
            PROPOSAL,
            REFERENCE_PARSER),
    SEVERAL_H1(
            ERROR,
            "There is another title: \u201C%s\u201D.",
            "Keep one # line; make the others sections (##).",
            PROPOSAL,
            REFERENCE_PARSER),
    DEEP_HEADING(
            ERROR,
            "A heading of level 3 or deeper: \u201C%s\u201D.",
            "Make it a section (##), or a bold line in the details.",
            PROPOSAL,
            REFERENCE_PARSER),
    ITEM_WITHOUT_LINK(
            ERROR,
            "An item without a link: \u201C%s\u201D.",
            "Give it one, [name](url), or move the text above the first section.",
            PROPOSAL,
            REFERENCE_PARSER),
    EMPTY_NAME(
            ERROR,
            "A link without a name: %s",
            "Write the name of the page between [ and ].",
            PROPOSAL,
            REFERENCE_PARSER),
    EMPTY_URL(
            ERROR,
            "A link without an address: \u201C%s\u201D.",
            "Write the page's address between ( and ).",
            PROPOSAL,
            REFERENCE_PARSER),
    SCRIPT_URL(ERROR, "An address that is a script or data: %s", "Link to an https page.", PROPOSAL),

    CONTENT_TYPE(WARNING, "The file is sent as %s.", "Send it as text/plain or text/markdown, with charset=utf-8."),
    BOM(WARNING, "The file begins with a byte-order mark.", "Save it as UTF-8 without one.", REFERENCE_PARSER),
    CRLF(
            WARNING,
            "Lines end in carriage returns.",
            "Save the file with line feeds (Unix line ends).",
            REFERENCE_PARSER),
    HEADING_FORM(
            WARNING,
            "A heading that not every reader takes for one: \u201C%s\u201D.",
            "Begin the line with ## and one blank.",
            PROPOSAL,
            REFERENCE_PARSER),
    EMPTY_TITLE(WARNING, "A section without a title.", "Name what its links are about.", PROPOSAL, REFERENCE_PARSER),
    TEXT_AFTER_H1(WARNING, "Text directly under the title.", "Leave an empty line after the title.", REFERENCE_PARSER),
    BLANKS_AFTER_H1(
            WARNING, "A line under the title that looks empty and holds blanks.", "Empty it.", REFERENCE_PARSER),
    HEADING_IN_CODE(
            WARNING,
            "Code that holds a line beginning with ##.",
            "Indent the line, or leave the code out.",
            REFERENCE_PARSER),
    SUMMARY_ABSENT(
            WARNING,
            "There is no summary.",
            "Under the title, write one line that begins with > and says what this is."),
    SUMMARY_LATE(WARNING, "The summary is not right under the title.", "Move the > line to just below the title."),
    SUMMARY_INDENTED(
            WARNING,
            "The summary line begins with a blank, and not every reader sees it then.",
            "Begin it with >.",
            REFERENCE_PARSER),
    SUMMARY_LINES(WARNING, "The summary takes several lines.", "Join them to one > line.", REFERENCE_PARSER),
    EMPTY_QUOTE(WARNING, "A quote line without text.", "Take it out.", REFERENCE_PARSER),
    NO_DETAILS(
            WARNING,
            "There is no text between the summary and the first section.",
            "Add a paragraph that says how to read what follows.",
            REFERENCE_PARSER),
    OTHER_TEXT(
            WARNING,
            "Text in a section that is no item: \u201C%s\u201D.",
            "Move it above the first section; sections hold links only.",
            PROPOSAL,
            REFERENCE_PARSER),
    NOTES_WRAPPED(
            WARNING,
            "Notes that go on in a second line: \u201C%s\u201D.",
            "Keep each item on one line.",
            PROPOSAL,
            REFERENCE_PARSER),
    ITEM_FORM(
            WARNING,
            "An item not written as - [name](url): \u201C%s\u201D.",
            "Begin the line with a hyphen and a blank, then the link.",
            PROPOSAL,
            REFERENCE_PARSER),
    BULLET(WARNING, "A bullet other than a hyphen.", "Begin items with a hyphen.", REFERENCE_PARSER),
    NUMBERED_ITEM(WARNING, "A numbered item.", "Begin items with a hyphen.", PROPOSAL, REFERENCE_PARSER),
    INDENTED_ITEM(WARNING, "An indented item.", "Keep file lists flat: begin items at the start of the line."),
    SEPARATOR(
            WARNING,
            "Notes not set off by a colon and a blank: \u201C%s\u201D.",
            "Write - [name](url): notes",
            PROPOSAL,
            REFERENCE_PARSER),
    BRACKET_IN_NAME(WARNING, "Square brackets in a name: \u201C%s\u201D.", "Write round ones.", REFERENCE_PARSER),
    BRACKET_IN_URL(WARNING, "Round brackets in an address: %s", "Write %28 and %29.", REFERENCE_PARSER),
    OPTIONAL_FORM(
            WARNING,
            "A section \u201C%s\u201D that readers will not know for Optional.",
            "Write ## Optional, and put it last."),
    DUPLICATE_TITLE(
            WARNING,
            "Another section is called \u201C%s\u201D.",
            "Join the two, or name each for what it holds.",
            REFERENCE_PARSER),
    DUPLICATE_URL(WARNING, "The same address again: %s", "Link to each page once."),
    DUPLICATE_NAME(WARNING, "The same name again: \u201C%s\u201D.", "Name each page for what sets it apart."),
    DUPLICATE_NOTES(WARNING, "The same notes again: \u201C%s\u201D.", "Say of each page what only it answers."),
    RELATIVE_URL(WARNING, "An address that is not absolute: %s", "Write it in full, from https:// on."),
    UNREADABLE_URL(WARNING, "An address that is no web address: %s", "Link to an https page."),
    HTTP_URL(WARNING, "An address without https: %s", "Use https if the site has it."),
    TRACKING_URL(WARNING, "An address with tracking parameters: %s", "Take them off."),
    FRAGMENT_URL(WARNING, "An address that is only a place on this page: %s", "Link to a page."),
    REDIRECTING_URL(WARNING, "An address that leads elsewhere: %s", "Link to where it ends."),
    DEAD_URL(WARNING, "An address that does not answer: %s", "Fix or remove the link."),
    DISALLOWED_URL(WARNING, "An address that robots.txt forbids: %s", "Allow it, or drop the link."),
    NOINDEX_URL(WARNING, "A page that asks not to be indexed: %s", "Allow it, or drop the link."),
    NOTES_ABSENT(WARNING, "A link without notes: \u201C%s\u201D.", "Say in one clause what the page answers."),
    NOTES_EQUAL_NAME(
            WARNING, "Notes that only repeat the name: \u201C%s\u201D.", "Say in one clause what the page answers."),
    NOTES_SHORT(WARNING, "Notes under 15 characters: \u201C%s\u201D.", "Say in one clause what the page answers."),
    NOTES_LONG(WARNING, "Notes over 200 characters: \u201C%s\u201D.", "Keep to one clause of 30 to 120 characters."),
    NOTES_BOILERPLATE(WARNING, "Notes that open with a filler: \u201C%s\u201D.", "Begin with what the page answers."),
    NOTES_SUPERLATIVES(WARNING, "Notes full of praise: \u201C%s\u201D.", "State facts."),
    EMPTY_SECTION(WARNING, "A section without links: \u201C%s\u201D.", "Fill it or take it out.", PROPOSAL),
    GENERIC_TITLE(WARNING, "A title that says nothing: \u201C%s\u201D.", "Name what the links are about."),
    LONG_SECTION(WARNING, "More than 50 links in \u201C%s\u201D.", "Keep the 3 to 12 that matter most."),
    MANY_LINKS(
            WARNING,
            "More than 100 links.",
            "Keep the 15 to 60 that matter most; move the rest to Optional or drop them."),
    LARGE_FILE(WARNING, "The file is larger than 25 KB.", "Aim at 2 to 10 KB."),
    ROBOTS_DIRECTIVES(WARNING, "A line that belongs in robots.txt: \u201C%s\u201D.", "Move it there."),
    ENTITIES(WARNING, "Character references of HTML: \u201C%s\u201D.", "Write the characters themselves."),
    REPLACEMENT_CHARACTER(WARNING, "A character that was lost in decoding: \u201C%s\u201D.", "Type it again."),
    HIDDEN_CHARACTERS(WARNING, "Characters that cannot be seen.", "Take out zero-width, bidi and control characters."),
    SEVERAL_LANGUAGES(
            WARNING, "The same page in another language: %s", "List one language; give the others their own file."),
    INSTRUCTIONS(
            WARNING, "Text that instructs the reading model: \u201C%s\u201D.", "Describe the site; give no orders."),
    NO_LINK(WARNING, "There is no link.", "List pages as - [name](url): notes", LIGHTHOUSE),
    SHORT_FILE(WARNING, "The file has fewer than 50 characters.", "Add a summary and links.", LIGHTHOUSE),

    NO_OPTIONAL(
            INFO,
            "Ten links or more and no Optional section.",
            "Move what a reader in a hurry may skip to ## Optional."),
    SECTION_TOKENS(INFO, "%s", "Keep what is read most in the first sections."),
    NOT_DISCOVERABLE(
            INFO, "The home page does not point to the file.", "Add <link rel=\"describedby\" href=\"/llms.txt\">."),
    COVERAGE(INFO, "%s", "Add pages that matter and are missing."),
    TWIN_NOT_LINKED(INFO, "A Markdown version exists and is not linked: %s", "Link to it in place of the HTML page.");

    private static final int LONGEST_DETAIL = 80;

    private final ProblemLevel level;
    private final String message;
    private final String fix;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing can change
    private final Set<ReaderProfile> fails;

    Rule(ProblemLevel level, String message, String fix, ReaderProfile... fails) {
        this.level = level;
        this.message = message;
        this.fix = fix;
        this.fails = Set.copyOf(List.of(fails));
    }

    /** Names the rule, in lower case with hyphens; never changes. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public ProblemLevel level() {
        return level;
    }

    public String fix() {
        return fix;
    }

    public Set<ReaderProfile> fails() {
        return fails;
    }

    /**
     * The problem of a file that this rule speaks against.
     *
     * @param line counted from 1; 0 for the file as a whole
     * @param detail what in that line, as it is there
     */
    public Problem at(int line, String detail) {
        String shown = Characters.visible(detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL)));
        return new Problem(
                this, line, message.replace("%s", shown.length() < detail.length() ? shown + "\u2026" : shown));
    }

    public Problem at(int line) {
        return at(line, "");
    }
}
