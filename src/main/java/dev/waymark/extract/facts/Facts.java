package dev.waymark.extract.facts;

import dev.waymark.extract.dom.ElementTree;
import dev.waymark.extract.dom.ElementTree.Line;
import dev.waymark.extract.dom.FactPrefilter;
import dev.waymark.extract.dom.TextCleaner;
import dev.waymark.page.Page.Fact;
import dev.waymark.page.Page.Fact.Kind;
import dev.waymark.url.Url;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** What a page says of the organisation behind it, its header and footer included. */
public final class Facts {

    private static final Pattern NUMBER = Pattern.compile("[\\d\\s()+./-]+");

    private static final int MOST_OF_A_KIND = 20;

    /** Kinds of which an organisation may have several, each for something else. */
    private static final Set<Kind> LABELLED = EnumSet.of(Kind.PHONE, Kind.EMAIL, Kind.ADDRESS, Kind.OPENING_HOURS);

    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final Url source;

    private Facts(Url source) {
        this.source = source;
    }

    public static List<Fact> in(ElementTree boxes, JsonLd data, String siteName, Url url, LineFactCache lines) {
        Facts facts = new Facts(url);
        facts.add(Kind.NAME, siteName);
        JsonLdFacts.read(data, facts);
        boxes.elements("a").forEach(facts::readLink);
        boxes.elements("address").forEach(facts::readAddress);
        String text = boxes.text();
        FactLabels labels = new FactLabels(boxes);
        boxes.telling().forEach(line -> facts.readLine(text, line, lines, labels));
        return List.copyOf(facts.facts.values());
    }

    public static List<Fact> inText(String text, Url url, LineFactCache lines) {
        Facts facts = new Facts(url);
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            if (FactPrefilter.any(text, start, end)) {
                lines.read(text, start, end).forEach(facts::add);
            }
            start = end + 1;
        }
        return List.copyOf(facts.facts.values());
    }

    private void readLink(Element anchor) {
        String href = anchor.attr("href").strip();
        int colon = href.indexOf(':');
        if (colon < 0) {
            return;
        }
        switch (href.substring(0, colon).toLowerCase(Locale.ROOT)) {
            case "mailto" ->
                EmailAddresses.in(beforeQuery(decoded(href.substring(7)))).forEach(email -> add(Kind.EMAIL, email));
            case "tel" -> readTel(anchor, decoded(href.substring(4)));
            case "http", "https" -> {
                addSocial(href);
                ContentLicence.of(href).ifPresent(licence -> add(Kind.LICENCE, licence));
            }
            default -> {}
        }
    }

    private static String beforeQuery(String text) {
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** The number as people read it, when the text of the link is that number. */
    private void readTel(Element anchor, String number) {
        String shown = TextCleaner.line(anchor.text(), RawFact.LONGEST_NUMBER);
        boolean same = PhoneNumbers.digits(shown).endsWith(withoutZero(PhoneNumbers.digits(number)))
                && NUMBER.matcher(shown).matches();
        addPhone(same ? shown : number);
    }

    private static String withoutZero(String digits) {
        return digits.startsWith("0") ? digits.substring(1) : digits;
    }

    private void readAddress(Element address) {
        String lines = address.wholeText()
                .lines()
                .map(String::strip)
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
        String text = TextCleaner.line(lines, RawFact.LONGEST);
        if (text.chars().anyMatch(Character::isDigit) && !text.contains("@")) {
            add(Kind.ADDRESS, text);
        }
    }

    private void readLine(String text, Line line, LineFactCache lines, FactLabels labels) {
        for (RawFact said : lines.read(text, line.start(), line.end())) {
            if (LABELLED.contains(said.kind())) {
                add(
                        said.kind() == Kind.OPENING_HOURS ? said.with(OpeningHours.condition(text, line.end())) : said,
                        labels.of(line, said.kind(), said.value()));
            } else {
                add(said);
            }
        }
    }

    void addPhone(String said) {
        RawFact.phone(said).ifPresent(this::add);
    }

    void addSocial(String address) {
        source.link(address).flatMap(SocialProfile::of).ifPresent(profile -> add(Kind.SOCIAL, profile));
    }

    void add(Kind kind, String value) {
        add(RawFact.of(kind, value));
    }

    private void add(RawFact said) {
        add(said, "");
    }

    /** Of a value that the page states twice the first label counts. */
    private void add(RawFact said, String label) {
        int known = counts.getOrDefault(said.kind(), 0);
        Fact before = facts.get(said.key());
        if (before != null) {
            String first = before.label().isEmpty() ? label : before.label();
            facts.put(said.key(), new Fact(before.kind(), before.value(), first, source));
        } else if (!said.value().isEmpty() && known < MOST_OF_A_KIND) {
            facts.put(said.key(), new Fact(said.kind(), said.value(), label, source));
            counts.put(said.kind(), known + 1);
        }
    }
}
