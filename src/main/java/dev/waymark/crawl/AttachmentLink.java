package dev.waymark.crawl;

import dev.waymark.attachment.AttachmentFacts;
import dev.waymark.extract.TextLanguage;
import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.page.Attachment;
import dev.waymark.page.Attachment.Format;
import dev.waymark.page.Attachment.Kind;
import dev.waymark.page.Page;
import dev.waymark.url.Url;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A link to a document that matters.
 *
 * @param label what the link says, without type and size of the file; empty when that says nothing
 * @param heading of the page that it is on
 * @param file the name of the file in words
 * @param year as the label or the file name says; empty when they do not
 */
record AttachmentLink(Url url, Kind kind, String label, String heading, String file, String year) {

    private static final int MAX_LABEL = 200;
    private static final String TYPE = "(?<![a-z0-9])(?:pdf|docx?|xlsx?|pptx?|word|excel|[kmg]b)(?![a-z0-9])";
    private static final Pattern TYPE_OR_SIZE = Pattern.compile(
            "[(\\[][^)\\]]{0,40}?" + TYPE + "[^)\\]]{0,40}[)\\]]"
                    + "|(?<![a-z0-9])(?:pdf|docx|xlsx|pptx)(?![a-z0-9])"
                    + "|(?<![a-z0-9])\\d{1,5}(?:[.,]\\d{1,3})? ?[kmg]b(?![a-z0-9])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ORDER = Pattern.compile(
            "^(?:please )?(?:click (?:here )?to )?(?:download|read|view|see|open|click here|lawrlwytho|lawrlwythwch|télécharger|téléchargez"
                    + "|descargar|descarga|scarica|downloaden|baixar|descarregar|transferir|pobierz|herunterladen)(?!\\p{L})"
                    + "(?: (?:the|our|a|an|here|y|le|la|les|notre|el|los|las|il|lo|i|de|het|o|os|as)(?!\\p{L}))?"
                    + "| (?:herunterladen|downloaden)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Punct}\u2013\u2014]+|[\\s:;,|\u2013\u2014>-]+$");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,60}+");
    private static final Pattern FILE_NAME = Pattern.compile(
            "^(?:microsoft|untitled|document\\d*$|print)|\\.(?:docx?|pdf|indd|xlsx?|pub|pptx?|cdr|ai|qxp)$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR =
            Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)(?: ?[-\u2013/] ?(?:20)?(\\d\\d))?(?!\\d)");
    private static final Pattern YEAR_ENDED = Pattern.compile(
            "(?:year|period) end(?:ed|ing)[ :]{1,3}(?:\\d{1,2}(?:st|nd|rd|th)? )?\\p{L}{3,9} ((?:19|20)\\d\\d)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SEPARATORS = Pattern.compile("[-_.+ ]");
    private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu}|\\d)|(?<=\\d)(?=\\p{Lu}\\p{Ll})");

    /** Empty when neither the link, nor the file, nor the page that lists it has a word of such documents. */
    static Optional<AttachmentLink> of(Url url, String text, Page page) {
        String label = label(text);
        String heading = page.heading().isEmpty() ? page.title() : page.heading();
        String file = words(fileName(url));
        return Stream.of(label, file, heading)
                .flatMap(name -> AttachmentKinds.in(name).stream())
                .findFirst()
                .map(kind -> new AttachmentLink(
                        url,
                        kind,
                        label,
                        heading,
                        file,
                        Stream.of(label, file)
                                .map(AttachmentLink::year)
                                .filter(year -> !year.isEmpty())
                                .findFirst()
                                .orElse("")));
    }

    private static String label(String text) {
        String start = text.substring(0, Math.min(text.length(), MAX_LABEL));
        String untyped = TYPE_OR_SIZE.matcher(start).replaceAll(" ");
        String bare = ORDER.matcher(trimmed(untyped)).replaceFirst("");
        return TextCleaner.line(trimmed(bare));
    }

    private static String trimmed(String text) {
        return EDGES.matcher(text).replaceAll("");
    }

    private static String fileName(Url url) {
        String name = url.segments().isEmpty()
                ? ""
                : url.segments().get(url.segments().size() - 1);
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    private static String words(String fileName) {
        String split = CAMEL.matcher(
                        SEPARATORS.matcher(fileName.replace("%20", " ")).replaceAll(" "))
                .replaceAll(" ");
        String line = TextCleaner.line(split).strip();
        return line.isEmpty() ? "" : Character.toUpperCase(line.charAt(0)) + line.substring(1);
    }

    private static String year(String text) {
        Matcher year = YEAR.matcher(text);
        if (!year.find()) {
            return "";
        }
        boolean span =
                year.group(2) != null && (Integer.parseInt(year.group(1)) + 1) % 100 == Integer.parseInt(year.group(2));
        return year.group(1) + (span ? "-" + year.group(2) : "");
    }

    /** With what the document says of itself. */
    Attachment with(AttachmentFacts facts, long bytes) {
        String text = TextCleaner.line(facts.text());
        String spoken = TextLanguage.in(text).orElse(facts.language().toLowerCase(Locale.ROOT));
        return new Attachment(
                url,
                kind,
                title(facts),
                year.isEmpty() ? year(facts, text) : year,
                Format.of(facts.format()).orElseThrow(),
                facts.pages(),
                bytes,
                spoken);
    }

    /** What the link says, if that is more than a word or a year; else what the document, the page or the name of the file says. */
    private String title(AttachmentFacts facts) {
        if (saysEnough(label)) {
            return label;
        }
        String own = TextCleaner.line(facts.title()).strip();
        if (saysEnough(own) && !FILE_NAME.matcher(own).find()) {
            return own;
        }
        if (!label.isEmpty() && AttachmentKinds.in(heading).isPresent()) {
            return heading + ": " + label;
        }
        return Stream.of(label, file, heading, url.host())
                .filter(name -> !name.isBlank() && (AttachmentKinds.in(name).isPresent() || name.equals(file)))
                .findFirst()
                .orElse(file.isBlank() ? url.host() : file);
    }

    private static boolean saysEnough(String name) {
        return WORD.matcher(name).results().limit(2).count() == 2;
    }

    private static String year(AttachmentFacts facts, String text) {
        String titled = year(facts.title());
        if (!titled.isEmpty()) {
            return titled;
        }
        Matcher ended = YEAR_ENDED.matcher(text);
        return ended.find() ? ended.group(1) : facts.created() < 1990 ? "" : String.valueOf(facts.created());
    }
}
