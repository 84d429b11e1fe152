package dev.waymark.assess;

import dev.waymark.document.ParsedFile;
import dev.waymark.template.Language;
import dev.waymark.template.Template;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says which template a file fits best, when nobody says whom it speaks for. */
final class TemplateGuesser {

    /** Of two that fit equally well the first is taken. */
    private static final List<Template> IN_ORDER = List.of(
            Template.DOCUMENTATION,
            Template.BUSINESS,
            Template.STARTUP,
            Template.CHARITY,
            Template.PUBLIC_SECTOR,
            Template.FUNDER);

    private static final Pattern SOFTWARE = Pattern.compile(
            "(?i)\\.mdx?(?:$|[?#])|github\\.com|/(?:docs?|api|reference|guides?)(?:/|$)|//(?:docs|developers?)\\.");

    /** Of a charity only another that says how to apply for its money. */
    private static final List<Template> OF_CHARITIES = List.of(Template.CHARITY, Template.FUNDER);

    /** In English, and as our own files label the number in other languages. */
    private static final Pattern CHARITY = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}_])(?:registered charity|charity (?:number|no)|"
                    + Language.inAll("Registered charity number").stream()
                            .map(Pattern::quote)
                            .collect(Collectors.joining("|"))
                    + ")(?![\\p{L}\\p{N}_])",
            Pattern.UNICODE_CASE);

    /** So many links show whether a file is about software. */
    private static final int MOST_LINKS = 500;

    private TemplateGuesser() {}

    static Template template(ParsedFile parsed) {
        if (namesACharity(parsed)) {
            return best(parsed, OF_CHARITIES, Template.CHARITY);
        }
        return best(parsed, IN_ORDER, speaksOfSoftware(parsed) ? Template.DOCUMENTATION : Template.BUSINESS);
    }

    /** Whether the file says that it is a registered charity's, or gives the number of one. */
    static boolean namesACharity(ParsedFile parsed) {
        return CHARITY.matcher(parsed.summary() + "\n" + parsed.details()).find();
    }

    private static Template best(ParsedFile parsed, List<Template> templates, Template otherwise) {
        Set<String> titles = parsed.sections().stream()
                .map(section -> TextKey.of(section.title()))
                .collect(Collectors.toSet());
        Template best = otherwise;
        double most = 0;
        for (Template template : templates) {
            double share = share(titles, ExpectedPart.of(template, Optional.empty()));
            if (share > most) {
                most = share;
                best = template;
            }
        }
        return best;
    }

    /** Whether a third of the first links or more lead to what is read about software, when no section says whom the file speaks for. */
    private static boolean speaksOfSoftware(ParsedFile parsed) {
        List<ParsedFile.Item> links = parsed.items().stream().limit(MOST_LINKS).toList();
        long of = links.stream()
                .filter(item -> SOFTWARE.matcher(item.target()).find())
                .count();
        return of > 0 && 3 * of >= links.size();
    }

    private static double share(Set<String> titles, List<ExpectedPart> parts) {
        long named = parts.stream()
                .filter(part -> titles.stream().anyMatch(part::isPlainName))
                .count();
        return (double) named / parts.size();
    }
}
