package dev.waymark.extract;

import dev.waymark.extract.Page.Fact;
import dev.waymark.extract.Page.Fact.Kind;
import dev.waymark.url.Url;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Element;

/** What a page says of the organisation behind it, its header and footer included. */
final class Facts {

    private static final int MOST_OF_A_KIND = 20;
    private static final int LONGEST = 300;
    private static final int LINES_BEFORE = 400;

    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Url source;

    private Facts(Url source) {
        this.source = source;
    }

    static List<Fact> in(Boxes boxes, LinkedData data, Metadata metadata, Url url) {
        Facts facts = new Facts(url);
        facts.add(Kind.NAME, metadata.siteName());
        LinkedFacts.read(data, facts);
        boxes.elements("a").forEach(facts::readLink);
        boxes.elements("address").forEach(facts::readAddress);
        facts.readText(boxes.text());
        return List.copyOf(facts.facts.values());
    }

    static List<Fact> inText(String text, Url url) {
        Facts facts = new Facts(url);
        facts.readText(text);
        return List.copyOf(facts.facts.values());
    }

    private void readLink(Element anchor) {
        String href = anchor.attr("href").strip();
        String scheme = href.substring(0, Math.max(0, href.indexOf(':'))).toLowerCase(Locale.ROOT);
        switch (scheme) {
            case "mailto" -> addEmails(beforeQuery(decoded(href.substring(7))));
            case "tel" -> readTel(anchor, decoded(href.substring(4)));
            case "http", "https" -> addSocial(href);
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
        String shown = Text.line(anchor.text(), 40);
        boolean same =
                PhoneNumbers.digits(shown).endsWith(PhoneNumbers.digits(number).replaceFirst("^0", ""))
                        && shown.matches("[\\d\\s()+./-]+");
        addPhone(same ? shown : number);
    }

    private void readAddress(Element address) {
        String text = Text.line(String.join(", ", address.wholeText().strip().split(",?\\s*\\n\\s*")), LONGEST);
        if (text.chars().anyMatch(Character::isDigit) && !text.contains("@")) {
            add(Kind.ADDRESS, text);
        }
    }

    /** Only lines with a digit or something like an at sign can say a fact: the others are not looked at twice. */
    private void readText(String text) {
        int start = 0;
        boolean telling = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                readLine(text, start, i, telling);
                start = i + 1;
                telling = false;
            } else if (c != ' ' && (c <= 'A' || c == '[' || c == '{')) {
                telling |= isTelling(text, i);
            }
        }
        readLine(text, start, text.length(), telling);
    }

    private static boolean isTelling(String text, int at) {
        char c = text.charAt(at);
        return c == 'A' ? text.startsWith(" AT ", at - 1) : (c >= '0' && c <= '9') || "@([{".indexOf(c) >= 0;
    }

    private void readLine(String text, int start, int end, boolean telling) {
        if (telling && end - start > 4) {
            String before = text.substring(Math.max(0, start - LINES_BEFORE), start);
            readLine(Text.line(text.substring(start, end)), before);
            RegisteredNumbers.find(text, start, end, this::add);
        }
    }

    private void readLine(String line, String before) {
        addEmails(line);
        if (line.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            PhoneNumbers.in(line).forEach(this::addPhone);
            Postcodes.find(line, before, this::addPostcode);
            OpeningHours.in(line, last(before)).forEach(hours -> add(Kind.OPENING_HOURS, hours));
        }
    }

    private static String last(String lines) {
        String last = lines.endsWith("\n") ? lines.substring(0, lines.length() - 1) : lines;
        return Text.line(last.substring(last.lastIndexOf('\n') + 1));
    }

    private void addPostcode(String postcode, String address) {
        add(Kind.ADDRESS, address);
        add(Kind.POSTCODE, postcode);
    }

    private void addEmails(String text) {
        EmailAddresses.in(text).forEach(email -> add(Kind.EMAIL, email));
    }

    void addPhone(String said) {
        String digits = PhoneNumbers.digits(said);
        if (digits.length() >= 5 && digits.length() <= 16) {
            add(Kind.PHONE, digits, Text.line(said, 40));
        }
    }

    void addSocial(String address) {
        source.link(address).flatMap(SocialProfile::of).ifPresent(profile -> add(Kind.SOCIAL, profile));
    }

    void add(Kind kind, String value) {
        add(kind, Text.line(value, LONGEST), Text.line(value, LONGEST));
    }

    private void add(Kind kind, String key, String value) {
        long known = facts.values().stream().filter(fact -> fact.kind() == kind).count();
        if (!value.isEmpty() && known < MOST_OF_A_KIND) {
            facts.putIfAbsent(kind + " " + key.toLowerCase(Locale.ROOT), new Fact(kind, value, source));
        }
    }
}
