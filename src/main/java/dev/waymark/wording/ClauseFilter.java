package dev.waymark.wording;

import dev.waymark.document.instructions.ModelInstructions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Turns a sentence of a page into a clause that a good editor would let stand: no filler at its beginning, no praise, cut where
 * the sentence allows it; nothing is added.
 */
public final class ClauseFilter {

    private static final Pattern CLOSING = Pattern.compile("(?<![\\s.,;:!–—-])[\\s.,;:!–—-]+$");

    private static final int SHORTEST = 20;

    /** Beginnings that say nothing; what follows them stands on its own. */
    private static final List<Pattern> OPENINGS = Stream.of(
                    "(?:this|the following|our) (?:\\w+ )?(?:page|section|guide|article|document|chapter|tutorial|post|web ?site|site|statement|policy|notice)"
                            + " (?:provides|describes|explains|covers|contains|gives|offers|outlines|shows|lists|sets out|introduces"
                            + "|includes|presents|documents|details|is about|has(?! been)|walks you through|tells you|summari[sz]es)"
                            + "(?: you| the reader)?(?: with| about)?(?: (?:an?|the) (?:brief |short |quick |full |general )?"
                            + "(?:overview|introduction|summary|list|description|explanation) (?:of|to))?",
                    "(?:in|on) this (?:page|section|guide|article|chapter|tutorial|post),? (?:you(?:['’]ll| will| can)? (?:find|learn|see"
                            + "|discover|read)|we(?:['’]ll| will)? (?:describe|explain|cover|show|look at|discuss))(?: you| out)?"
                            + "(?: all)?(?: more)?(?: information)?(?: about| on)?",
                    "(?:learn|find out|read)(?: more| all)?(?: (?:about|on)|(?= (?:how|what|why|when|where|who)))|discover(?: more| all)?(?: about)?",
                    "join us (?:for|at|in|on)|come and join us (?:for|at|in|on)|come along to",
                    "here(?: on this page)?,? you(?:['’]ll| will| can)? find(?: out)?(?: all)?(?: more)?(?: information)?(?: about| on)?",
                    "(?:everything|all) you (?:need|want) to know about",
                    "(?:more |further |general |useful )?information (?:about|on|regarding)",
                    "details (?:of|about|on)",
                    "welcome to(?: the (?:web ?site|home ?page) (?:of|for))?")
            .map(opening -> Pattern.compile("^(?:" + opening + ")(?=[\\s:,])[\\s:,]*", Pattern.CASE_INSENSITIVE))
            .toList();

    private static final Pattern PRAISE = any(
            "world[- ]class|cutting[- ]edge|state[- ]of[- ]the[- ]art|award[- ]winning|best[- ]in[- ]class|(?:industry|market|world)[- ]leading"
                    + "|leading(?! to| up| from)|unrivall?ed|unparalleled|unbeatable|revolutionary|game[- ]chang(?:er|ing)|premier"
                    + "|ultimate|innovative|amazing|incredible|exceptional|outstanding|second to none|top[- ]notch|stunning"
                    + "|fantastic|wonderful|unique|greatest|finest|passionate|vibrant|delicious|number one|best(?! practice| interests| before| placed)");

    private static final Pattern JUNK = any(
            "javascript is|enable javascript|skip to|copyright|all rights reserved|click (?:here|on|below)|read more|learn more"
                    + "|find out more|last (?:updated|modified|reviewed)|posted (?:on|by|in)|published (?:on|by)|share (?:this|on)|back to top"
                    + "|will be (?:published|added|announced|available|updated) (?:here )?(?:soon|shortly|later)|to be confirmed|please (?:follow|use|click|see|fill|complete|find)|button|loading|lorem ipsum|under construction|coming soon|your browser|table of contents"
                    + "|edit (?:this page|on github)|view source|report an issue|minutes? read|min read|photo by|photo:|image by|powered by"
                    + "|previous post|next post|follow us|like us on|scroll down|see below|click|get started|as follows|goes here|strictest confidence|incomplete forms?|no correspondence|source code:|isbn|(?:a |an )?(?:photo|photograph|picture|image|illustration|screenshot|logo) (?:of|showing)|logo");

    /** What is a button or a notice on a page, and a fact in a text that somebody has written about it. */
    private static final Pattern BUTTON =
            any("cookies?|log in|sign in|sign up|not found|book a demo|request a demo|get a demo|free trial");

    /** The like in the other languages that files are written in, greetings included. */
    private static final Pattern FOREIGN_JUNK = any(
            "javascript aktivieren|zum inhalt springen|alle rechte vorbehalten|klicken sie|hier klicken|mehr erfahren|weiterlesen|mehr lesen|zuletzt (?:aktualisiert|geändert)"
                    + "|veröffentlicht am|nach oben|im aufbau|folgen in kürze|herzlich willkommen|willkommen (?:bei|auf|beim|im|in)|foto:"
                    + "|cliquez|en savoir plus|lire la suite|tous droits réservés|dernière mise à jour|publié le|haut de page|bientôt disponible|en construction|aller au contenu|bienvenue"
                    + "|haga clic|haz clic|leer más|saber más|todos los derechos reservados|última actualización|publicado el|próximamente|en construcción|bienvenid[oa]s?"
                    + "|clicca|leggi (?:di più|tutto)|scopri di più|tutti i diritti riservati|ultimo aggiornamento|pubblicato il|prossimamente|in costruzione|benvenut[oaie]"
                    + "|klik (?:hier|op)|lees (?:meer|verder)|alle rechten voorbehouden|laatst (?:bijgewerkt|gewijzigd)|geplaatst op|in opbouw|welkom (?:bij|op)"
                    + "|clique|saiba mais|leia mais|todos os direitos reservados|última atualização|publicado em|em breve|em construção|bem-vind[oa]s?"
                    + "|kliknij|czytaj (?:więcej|dalej)|dowiedz się więcej|wszelkie prawa zastrzeżone|ostatnia aktualizacja|opublikowano|wkrótce|w budowie|witamy"
                    + "|cliciwch|darllen(?:wch)? (?:mwy|rhagor)|cedwir pob hawl|croeso i(?:’r|'r)? (?:wefan|safle)");

    private static final Pattern LEANING = Pattern.compile(
            "^(?:[($/]|(?:(?-i:where|which|who|whose|or|is|are)|however|but|and|so|also|they|it|he|she|these|those|that|such|then|therefore|moreover|furthermore|additionally|instead|otherwise"
                    + "|for example|in addition|as such|this (?:is|was|has|means|will|can|allows|helps|includes|enables|also)|to do this|if so|please"
                    + "|note|see|(?:yes|no)(?=[,.;:!])|thanks|thank you|hello|hi|click|next|previous|below|above|here|thus|again|at this (?:stage|point)|as already|besides|recall|even (?:if|though|when)|as (?:you|we|mentioned|noted|described)"
                    + "|the (?:previous|following|next|preceding)|for (?:more|further|a guide)|this (?:page|section|web ?site|article|document|link)|a page (?:that|which|about)|in this|explore"
                    + "|once (?:you|our|the)|you can (?:also|then)"
                    + "|aber|und|oder|doch|jedoch|denn|dies(?:e[rs]?)?|dabei|dazu|dafür|daher|deshalb|außerdem|zudem|dort|damit|danach|darüber hinaus|bitte|siehe"
                    + "|mais(?! de)|et|donc|elles?|cela|ceci|ces?|cette|cet|ainsi|cependant|toutefois|de plus|en outre|ensuite|enfin|veuillez|voir"
                    + "|pero|est[oae]s?|ello|ellos|además|sin embargo|por (?:lo tanto|ello|favor)|también"
                    + "|quest[oaie]|inoltre|tuttavia|quindi|perciò|maar|deze|hij|zij|daarom|daarnaast|bovendien|echter"
                    + "|mas|isto|isso|el[ea]s?|além disso|no entanto|jednak|ponadto|również|także|ond|hefyd|felly)(?![\\p{L}\\p{N}_])).*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ADDRESS = Pattern.compile("https?://|www\\.|\\S@\\S|\\+?\\d[\\d ()]{7,}\\d");

    private static final Pattern BAR = Pattern.compile(" \\| ");

    private static final Phrases PRAISES = new Phrases(PRAISE);
    private static final Phrases JUNK_PHRASES = new Phrases(JUNK);
    private static final Phrases BUTTONS = new Phrases(BUTTON);
    private static final Phrases FOREIGN_PHRASES = new Phrases(FOREIGN_JUNK);

    private ClauseFilter() {}

    private static Pattern any(String alternatives) {
        return Pattern.compile("(?<![\\p{L}\\d])(?:" + alternatives + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
    }

    /** The sentence as a clause of at most {@code longest} characters, without a full stop; empty when it is not fit to print. */
    public static Optional<String> clause(String sentence, int longest) {
        return clause(sentence, longest, ClauseFilter::isBadStyle);
    }

    /** The same of a text that somebody has written about a page. */
    public static Optional<String> written(String text, int longest) {
        return clause(text, longest, ClauseFilter::isBadlyWritten)
                .or(() -> clause(capital(text), longest, ClauseFilter::isBadlyWritten)); // "who can apply"
    }

    private static Optional<String> clause(String sentence, int longest, Predicate<String> bad) {
        return Optional.of(sentence)
                .filter(text -> !ModelInstructions.in(text))
                .map(text -> opened(widest(text)))
                .filter(text -> !bad.test(text) && (text.equals(sentence) || !ModelInstructions.in(text)))
                .flatMap(text -> Truncation.toLength(text, longest, SHORTEST))
                .map(ClauseFilter::closed)
                .filter(text -> !ADDRESS.matcher(text).find())
                .filter(text -> text.length() >= SHORTEST && Words.of(text).count() >= 4);
    }

    /** The longest part of a text that bars divide, as in {@code Name | What we are}. */
    private static String widest(String sentence) {
        if (sentence.indexOf('|') < 0) {
            return sentence.strip();
        }
        return BAR.splitAsStream(sentence)
                .map(String::strip)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Whether a clause holds the sentence to its end. */
    public static boolean isWhole(String clause, String sentence) {
        return closed(sentence).endsWith(clause.substring(clause.length() / 2));
    }

    /** Without fillers at its beginning. */
    static String opened(String sentence) {
        String text = sentence;
        for (Pattern opening : OPENINGS) {
            text = opening.matcher(text).replaceFirst("");
        }
        return text.equals(sentence) || text.isEmpty() ? sentence : capital(text);
    }

    public static String capital(String text) {
        int first = text.codePointAt(0);
        return new StringBuilder()
                .appendCodePoint(Character.toUpperCase(first))
                .append(text.substring(Character.charCount(first)))
                .toString();
    }

    public static boolean unfit(String text) {
        return isBadStyle(text) || ModelInstructions.in(text);
    }

    private static boolean isBadStyle(String text) {
        return isBadlyWritten(text) || BUTTONS.in(text);
    }

    private static boolean isBadlyWritten(String text) {
        return text.endsWith("?")
                || text.contains("? ")
                || text.endsWith(":")
                || isShouted(text)
                || PRAISES.in(text)
                || JUNK_PHRASES.in(text)
                || FOREIGN_PHRASES.in(text)
                || LEANING.matcher(text).matches();
    }

    private static boolean isShouted(String text) {
        return text.chars().noneMatch(Character::isLowerCase) && text.chars().anyMatch(Character::isUpperCase);
    }

    /** Whether a text names an address, of the web or for mail, or a telephone number. */
    public static boolean holdsAddress(String text) {
        return ADDRESS.matcher(text).find();
    }

    /** Without the marks that end a sentence. */
    private static String closed(String text) {
        return CLOSING.matcher(text).replaceFirst("");
    }
}
