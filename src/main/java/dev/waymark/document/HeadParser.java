package dev.waymark.document;

import dev.waymark.document.markdown.Inline;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is above the first section: name, summary and details. */
final class HeadParser {

    private static final Pattern QUOTE = Pattern.compile(" {0,3}> ?(.*)", Pattern.DOTALL);

    private final ParseProblems forgiven;
    private final List<String> summary = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private @Nullable String name;
    private int nameAt = -1;
    private int summaryAt = -1;
    private boolean hasDetails;

    HeadParser(ParseProblems forgiven) {
        this.forgiven = forgiven;
    }

    boolean isNamed() {
        return name != null;
    }

    /** @param late whether a section is before it */
    void name(String text, boolean late) {
        name = Inline.plain(text);
        nameAt = forgiven.at();
        if (late || hasDetails) {
            forgiven.here(Rule.H1_NOT_FIRST);
        }
        hasDetails = false;
    }

    void blank(String line) {
        if (!line.isEmpty() && isNamed() && summary.isEmpty() && !hasDetails) {
            forgiven.here(Rule.BLANKS_AFTER_H1);
        }
        details.add("");
    }

    void line(String line) {
        Matcher quote = QUOTE.matcher(line);
        boolean mayBeSummary = isNamed() && (summary.isEmpty() || forgiven.at() == summaryAt + 1);
        if (mayBeSummary && quote.matches()) {
            summary(Inline.plain(quote.group(1)), line.startsWith(" "));
        } else {
            detail(line);
        }
    }

    private void summary(String text, boolean indented) {
        if (text.isEmpty()) {
            forgiven.here(Rule.EMPTY_QUOTE);
            return;
        }
        if (indented) {
            forgiven.here(Rule.SUMMARY_INDENTED);
        }
        if (summary.size() == 1) {
            forgiven.here(Rule.SUMMARY_LINES);
        } else if (summary.isEmpty() && hasDetails) {
            forgiven.here(Rule.SUMMARY_LATE);
        }
        summary.add(text);
        summaryAt = forgiven.at();
    }

    void detail(String line) {
        if (isNamed() && forgiven.at() == nameAt + 1) {
            forgiven.here(Rule.TEXT_AFTER_H1);
        }
        details.add(line);
        hasDetails = true;
    }

    /** A comment is kept where it is and says nothing. */
    void comment(String line) {
        details.add(line);
    }

    /** Says what is not there, once the whole file is read. */
    void end() {
        if (name == null || name.isEmpty()) {
            forgiven.add(Rule.NO_H1.at(Math.max(nameAt + 1, 1)));
        }
        if (summary.isEmpty()) {
            forgiven.add(Rule.SUMMARY_ABSENT.at(Math.max(nameAt + 1, 1)));
        }
        if (!hasDetails) {
            forgiven.add(Rule.NO_DETAILS.at(Math.max(nameAt, summaryAt) + 1));
        }
    }

    String name() {
        return name == null ? "" : name;
    }

    String summary() {
        return String.join(" ", summary);
    }

    List<String> details() {
        return details;
    }
}
