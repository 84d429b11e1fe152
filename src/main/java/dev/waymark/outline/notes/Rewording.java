package dev.waymark.outline.notes;

import dev.waymark.wording.ClauseFilter;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what an English sentence offers, without what only leads to it: {@code We offer boat repairs} is {@code Boat repairs}. */
final class Rewording {

    private static final int SHORTEST = 20;

    /** A verb in the past follows: {@code We have moved}. */
    private static final String NO_THING =
            "(?!you |to |been |no |not |\\p{L}+(?:ed|en|wn|ght) |made |done |had |an? long )";

    private static final Pattern OFFER = Pattern.compile(
            "^(?:We|The (?:[Cc]harity|[Tt]rust|[Cc]lub|[Cc]ompany|[Ss]ociety|[Cc]ouncil|[Bb]ranch|[Cc]hurch))"
                    + " (?:also |currently |now )?(?:(?:offer|provide|run|host|sell|organi[sz]e|hold)s? (?!you |to )|ha(?:ve|s) "
                    + NO_THING + ")");

    private static final Pattern THERE = Pattern.compile("^There (?:is|are) (?:also )?(?!no |not |many |much |more )");

    private static final Pattern LOOK = Pattern.compile(
            "^(?:Look back at|Learn about|Read about|Find out about|Discover|Explore|View|See|Browse|Meet) "
                    + "(?!how|what|where|when|why|who|more|you|the (?:best|most)|if |our (?:full|latest) )(?:our )?(?=[\\p{L}\\d])");

    /** A second imperative, behind the first. */
    private static final Pattern AND_LOOK = Pattern.compile(
            " and (?:find out|learn|discover|read|find)(?: more)?(?: about)? (?=(?:the|our|its|their|practical|how|what|where|when|who|\\p{L}+ information) )");

    private static final Pattern PLACE = Pattern.compile("^We(?:, \\p{Lu}[\\p{L}-]+){1,2},? (?=\\p{Ll})");

    private static final Pattern TO = Pattern.compile(
            "^(?:In order to|To|If you (?:want|wish|would like) to) (?!get in touch|contact|find|know|learn|see|do |be |this end|date|help )([a-z][^,;:]{5,70}?)"
                    + "(?:, or [^,]{3,90}?)?,? (?:please |simply |just |you (?:can|must|should|need to|may) )*"
                    + "(print|complete|fill|download|use|apply|contact|call|phone|ring|e-?mail|write|speak|send|ask)(?!\\p{L}).*$");
    /** A call with its occasion: what it is about is the occasion. */
    private static final Pattern CALL =
            Pattern.compile("^(Call|Phone|Ring|Contact) us(?= (?:at any|if|when|for|about) )");

    private static final Set<String> FORMS = Set.of("print", "complete", "fill", "download");
    private static final Set<String> CONTACTS =
            Set.of("contact", "call", "phone", "ring", "email", "e-mail", "write", "speak", "ask");

    private Rewording() {}

    /**
     * The sentence without its lead.
     *
     * @param organisation in lower case, a subject like {@code we}
     */
    static String of(String sentence, String organisation) {
        String plain =
                LOOK.matcher(sentence).find() ? AND_LOOK.matcher(sentence).replaceFirst(" and ") : sentence;
        String bare = without(LOOK, plain);
        if (!bare.equals(sentence)) {
            return bare;
        }
        return without(THERE, without(OFFER, ours(sentence, organisation)), sentence);
    }

    private static String ours(String sentence, String organisation) {
        boolean own =
                organisation.length() > 2 && sentence.toLowerCase(Locale.ROOT).startsWith(organisation);
        return own
                ? PLACE.matcher("We" + sentence.substring(organisation.length()))
                        .replaceFirst("We ")
                : sentence;
    }

    private static String without(Pattern lead, String sentence, String original) {
        String bare = without(lead, sentence);
        return bare.startsWith("We ") || bare.startsWith("We,") || bare.startsWith("We'") ? original : bare;
    }

    private static String without(Pattern lead, String sentence) {
        Matcher matcher = lead.matcher(sentence);
        return matcher.find() && sentence.length() - matcher.end() >= SHORTEST
                ? ClauseFilter.capital(sentence.substring(matcher.end()))
                : sentence;
    }

    /** What a sentence tells how to do: {@code To book a berth, call the office.} is {@code How to book a berth and whom to contact.} */
    static String howTo(String sentence) {
        Matcher call = CALL.matcher(sentence);
        if (call.find()) {
            return "Whom to " + call.group(1).toLowerCase(Locale.ROOT) + sentence.substring(call.end());
        }
        Matcher purpose = TO.matcher(sentence);
        if (!purpose.matches()) {
            return sentence;
        }
        String verb = purpose.group(2);
        String means = FORMS.contains(verb)
                ? " and the form to complete"
                : CONTACTS.contains(verb) ? " and whom to contact" : "";
        return "How to " + purpose.group(1) + means + ".";
    }
}
