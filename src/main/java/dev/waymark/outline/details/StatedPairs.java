package dev.waymark.outline.details;

import dev.waymark.document.instructions.ModelInstructions;
import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.url.Url;
import dev.waymark.wording.ClauseFilter;
import dev.waymark.wording.Prose;
import dev.waymark.wording.Words;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Facts that pages state as a label with its value: {@code Closing date: 31 March}, {@code Area of benefit: the parish of Wexcombe}. */
final class StatedPairs {

    private static final Pattern PAIR = Pattern.compile("(?<label>\\p{L}[\\p{L}’' /-]{2,35}+): (?<value>\\S.{1,140})");
    private static final Pattern TABLE_ROW =
            Pattern.compile("\\| ?+(?<label>\\p{L}[^|]{2,35}?):?+ ?+\\| ?+(?<value>[^|]{2,140}?) ?+\\|");
    private static final int PAGES = 60;
    private static final int LINES = 400;
    private static final int MOST = 6;

    private static final Set<String> LABELS = Stream.of("""
                    closing date, deadline, deadlines, application deadline, registration deadline, deadline for applications, applications close, registration closes
                    eligibility, who can apply, open to, audience, ages, age group
                    grant amount, grant size, funding available, number of grants available, maximum grant
                    registration date, date of registration, date registered, founded, established, year founded
                    operating area, area of operation, area of benefit, area served, area covered, catchment area, where we work
                    legal form, legal status, legal name, registered name, price, cost, fee, fees, admission, entry fee, tickets, charges
                    opening times, opening hours, office hours, visiting hours, meetings, service times, times of services
                    antragsfrist, bewerbungsfrist, anmeldeschluss, einsendeschluss, fördersumme, förderhöhe, zielgruppe, gegründet, gründungsjahr, rechtsform, fördergebiet
                    eintritt, eintrittspreise, mitgliedsbeitrag, jahresbeitrag, teilnahmegebühr, preis, kosten, sprechzeiten, sprechstunden, bürozeiten, gottesdienste
                    date limite, date de clôture, montant, public, bénéficiaires, date de création, forme juridique, statut juridique, territoire, cotisation, adhésion, tarif, tarifs, entrée, horaires
                    fecha límite, plazo, destinatarios, año de fundación, forma jurídica, ámbito, cuota, precio, tarifas, entrada, horario
                    scadenza, destinatari, anno di fondazione, forma giuridica, quota associativa, prezzo, ingresso, orari, orario
                    sluitingsdatum, deadline voor aanvragen, doelgroep, opgericht, rechtsvorm, werkgebied, contributie, toegang, kosten, openingstijden
                    prazo, destinatários, ano de fundação, forma jurídica, âmbito, quota, preço, entrada, horário
                    termin składania wniosków, dla kogo, rok założenia, forma prawna, obszar działania, składka członkowska, cena, wstęp
                    dyddiad cau, pwy all wneud cais, sefydlwyd, oriau agor, pris, ffioedd
                    """.replace('\n', ',').split(","))
            .filter(label -> !label.isBlank())
            .map(label -> Words.of(label).toString())
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<PageKind> OTHERS = EnumSet.of(
            PageKind.LEGAL, PageKind.POLICY, PageKind.NEWS, PageKind.BLOG_POST, PageKind.CAREERS, PageKind.LISTING);

    private final List<Page> pages;
    private final Map<Url, PageKind> kinds;

    StatedPairs(List<Page> pages, Map<Url, PageKind> kinds) {
        this.pages = pages;
        this.kinds = kinds;
    }

    /** Each as a line; of a label that a page states twice with the heading it is under. */
    List<String> lines() {
        Map<String, String> found = new LinkedHashMap<>();
        pages.stream()
                .filter(page -> !OTHERS.contains(kinds.getOrDefault(page.url(), PageKind.OTHER)))
                .limit(PAGES)
                .filter(page ->
                        page.markdown().indexOf(':') >= 0 || page.markdown().indexOf('|') >= 0)
                .forEach(page -> read(page).forEach(pair -> found.putIfAbsent(pair.key(), pair.line())));
        return found.values().stream().limit(MOST).toList();
    }

    private record Pair(String label, String value, String heading) {

        String key() {
            return Words.of(label) + " " + (heading.isEmpty() ? "" : Words.of(value));
        }

        String line() {
            return label + ": " + value + (heading.isEmpty() ? "" : " (" + heading + ")");
        }
    }

    private static List<Pair> read(Page page) {
        List<Pair> pairs = new ArrayList<>();
        String heading = "";
        for (String line : page.markdown().lines().limit(LINES).toList()) {
            if (line.startsWith("#")) {
                heading = Prose.plain(line.substring(line.lastIndexOf('#') + 1)).strip();
                continue;
            }
            if (!line.startsWith("|") && line.indexOf(':') < 0) {
                continue;
            }
            Matcher pair =
                    (line.startsWith("|") ? TABLE_ROW : PAIR).matcher(line.startsWith("|") ? line : Prose.bare(line));
            boolean known = (line.startsWith("|") ? pair.lookingAt() : pair.matches())
                    && LABELS.contains(Words.of(pair.group("label")).toString());
            if (known && isFit(pair.group("value"))) {
                pairs.add(new Pair(pair.group("label").strip(), value(pair.group("value")), heading));
            }
        }
        return pairs.stream()
                .map(pair -> isRepeated(pair, pairs) ? pair : new Pair(pair.label(), pair.value(), ""))
                .toList();
    }

    private static boolean isRepeated(Pair pair, List<Pair> pairs) {
        return pairs.stream()
                        .filter(other -> other.label().equalsIgnoreCase(pair.label()))
                        .count()
                > 1;
    }

    private static String value(String text) {
        String plain = Prose.plain(text).strip();
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static boolean isFit(String value) {
        return !ClauseFilter.holdsAddress(value)
                && !ModelInstructions.in(value)
                && !Words.of(value).isEmpty();
    }
}
