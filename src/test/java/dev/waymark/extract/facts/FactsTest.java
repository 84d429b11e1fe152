package dev.waymark.extract.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.extract.PageReader;
import dev.waymark.page.Page;
import dev.waymark.page.Page.Fact.Kind;
import dev.waymark.url.Url;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Registered charity no. 1089464 | 1089464",
                "Registered Charity Number: 207994 | 207994",
                "registered charity in England and Wales (1089464) | 1089464",
                "Registered charity 1089464. | 1089464",
                "Registered in England & Wales as a charity, No 1089464 | 1089464",
                "Charity registration no 1089464 | 1089464",
                "Charity Reg. No.1089464 | 1089464",
                "Charity No: 1089464 | 1089464",
                "Charity: 1089464 | 1089464",
                "a charity registered with the Charity Commission, number 1089464 | 1089464",
                "Registered charity numbers 1089464 (England and Wales) and SC037605 (Scotland) | 1089464 SC037605",
                "A charity registered in Scotland, SC037605 | SC037605",
                "Scottish Charity Number SC037605 | SC037605",
                "Registered with the Charity Commission for Northern Ireland NIC101234 | NIC101234",
                "Registered with the Charity Commission for Northern Ireland NIC 101234 | NIC101234",
                "Registered with the Charity Commission for Northern Ireland, charity no. 101234 | NIC101234",
                "CCNI no. 101234 | NIC101234",
                "Charity number in Northern Ireland: 101234 | NIC101234",
                "Registered charity in England, Wales and Northern Ireland no. 1089464 | 1089464",
                "Company no. 04356447. Registered charity no. 1089464 | 1089464",
                "Charity no. 1089464, company no. 4356447 | 1089464",
                "<b>Registered charity</b><p>No. 1089464</p> | 1089464",
                "Rhif elusen gofrestredig 1089464 | 1089464",
            })
    void readsCharityNumbers(String text, String numbers) {
        assertThat(facts(text, Kind.CHARITY_NUMBER)).containsExactly(numbers.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The charity raised 250000 pounds",
                "Our charity helped 1250000 people, registered or not",
                "Company number 04356447",
                "Registered company in Scotland SC037605",
                "Registered charity. Tel 01234 567890",
                "VAT registration number 1234567",
                "Registered charity number 12345",
                "Registered charity number 123456789",
            })
    void takesNoOtherNumberForACharity(String text) {
        assertThat(facts(text, Kind.CHARITY_NUMBER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Company number 04356447 | 04356447",
                "Company limited by guarantee registered in England and Wales no. 4356447 | 04356447",
                "Registered in England No. 04356447 | 04356447",
                "Registered charity 1089464 and company limited by guarantee no. 04356447 | 04356447",
                "Registered company in Scotland SC037605 | SC037605",
                "Company registration NI012345 | NI012345",
                "KvK-nummer: 86357190 | 86357190",
                "KvK 86357190 | 86357190",
            })
    void readsCompanyNumbers(String text, String number) {
        assertThat(facts(text, Kind.COMPANY_NUMBER)).containsExactly(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Call 020 7946 0000 | 020 7946 0000",
                "+44 (0)20 7946 0000 | +44 (0)20 7946 0000",
                "Tel: 01632 960001 | 01632 960001",
                "(01632) 960 001 | (01632) 960 001",
                "Text 07700900123 | 07700900123",
                "0300 123 4567 or +44 300 123 4567 | 0300 123 4567",
                "Telefono 041 5700112 | 041 5700112",
                "<a href='tel:+442079460000'>020 7946 0000</a> | 020 7946 0000",
                "<a href='tel:+442079460000'>Call us</a> | +442079460000",
                "+39 041 570 0112 | +39 041 570 0112",
                "Tel e Fax +39 041 570 0112 | +39 041 570 0112",
                "Our office: (231) 555-0111 | (231) 555-0111",
                "717-555-0188 | 717-555-0188",
                "1 (800) 555-0199 | 1 (800) 555-0199",
            })
    void readsTelephoneNumbers(String text, String number) {
        assertThat(facts(text, Kind.PHONE)).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fax: 020 7946 0000",
                "On 01-02-2026 at noon",
                "2019-2023",
                "P.IVA 02101550271",
                "Order 1234567890",
                "£0123456789012",
                "0.12345678901",
                "/i/01234567890.jpg",
                "Order 555-0111-22",
                "Part 231-555-011",
                "Invoice 2024-555-0111",
            })
    void takesNoOtherNumberForATelephone(String text) {
        assertThat(facts(text, Kind.PHONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to Info@Example.org. | info@example.org",
                "<a href='mailto:help@example.org?subject=Hi'>Write</a> | help@example.org",
                "info [at] example.org | info@example.org",
                "info (at) example [dot] org | info@example.org",
                "info AT example DOT org | info@example.org",
            })
    void readsEmailAddresses(String text, String address) {
        assertThat(facts(text, Kind.EMAIL)).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"logo@2x.png", "@example on X", "arrive at noon", "a@b", "Meet (at) eight"})
    void takesNothingElseForAnEmailAddress(String text) {
        assertThat(facts(text, Kind.EMAIL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC1A 1BB", "SW1A 2AA", "M1 1AE", "B33 8TH", "CR2 6XH", "DN55 1PT", "W1A 0AX", "FY7 7ND"})
    void readsPostcodes(String postcode) {
        assertThat(facts("London " + postcode + ".", Kind.POSTCODE)).containsExactly(postcode);
        assertThat(facts(postcode.replace(" ", ""), Kind.POSTCODE)).containsExactly(postcode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<address>1 High Street,<br>London<br>EC1A 1BB</address> | 1 High Street, London, EC1A 1BB",
                "<p>Visit us</p><p>1 High Street<br>London,<br>EC1A 1BB</p> | 1 High Street, London, EC1A 1BB",
                "<p>Find us at Unit 4, 12-14 Mill Road, Leeds LS1 4AP every day</p> | 12-14 Mill Road, Leeds, LS1 4AP",
                "<p>The Old Mill, Mill Lane, Leeds LS1 4AP</p> | The Old Mill, Mill Lane, Leeds, LS1 4AP",
                "<p>Come in!<p>The Old Mill<br>Mill Lane<br>Leeds LS1 4AP</p> | The Old Mill, Mill Lane, Leeds, LS1 4AP",
                "<p>Visit us at 2787 Quick Road, Harbor Springs, MI 49740</p> | 2787 Quick Road, Harbor Springs, MI 49740",
                "<p>5 Pine Street<br>Richland, PA 17087</p> | 5 Pine Street, Richland, PA 17087",
                "<p>Maanweg 174<br>2516 AB Den Haag<br>Nederland</p> | Maanweg 174, 2516 AB Den Haag",
                "<p>Besuch: Hauptstraße 12a, 10827 Berlin</p> | Hauptstraße 12a, 10827 Berlin",
                "<p>Bahnhofstrasse 1 - 8001 Zürich</p> | Bahnhofstrasse 1, 8001 Zürich",
            })
    void readsAddresses(String html, String address) {
        assertThat(facts(html, Kind.ADDRESS)).containsExactly(address);
    }

    @Test
    void readsAnAddressWhoseLinesAreAsLongAsTheyMayBe() {
        String rest = "of a house with a name that takes its time %02d";
        List<String> lines = List.of(
                "12 The Mill " + "x".repeat(33),
                rest.formatted(2).substring(0, 45),
                rest.formatted(3).substring(0, 45),
                rest.formatted(4).substring(0, 45));
        String html = "<p>%s.</p><p>%s<br>LS1 4AP</p>".formatted("Before it. ".repeat(50), String.join("<br>", lines));
        assertThat(facts(html, Kind.ADDRESS)).containsExactly(String.join(", ", lines) + ", LS1 4AP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Leeds</p>© 2026 Example Trust · Leeds · LS1 4AP",
                "<p>Leeds</p>© 1999–2024 Example Trust – Hartley Park, Leeds LS1 4AP",
            })
    void takesNoCopyrightLineForAnAddress(String html) {
        assertThat(facts(html, Kind.ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We are open Monday to Friday, 9am to 5pm. | Monday to Friday, 9am to 5pm",
                "<p>Mon-Fri<br>09:00 - 17:30</p> | Mon-Fri 09:00 - 17:30",
                "<table><tr><th>Day<th>Time<tr><td>Saturdays<td>10.00-12.30</table> | Saturdays 10.00-12.30",
                "Monday to Friday 9am-12pm and 1pm-5pm | Monday to Friday 9am-12pm and 1pm-5pm",
                "Mondays 9am-12pm. Saturday 14 March 10am-12pm and 1pm-3pm | Mondays 9am-12pm",
                "Öffnungszeiten: Montag bis Freitag von 9 bis 12 Uhr | Montag bis Freitag von 9 bis 12 Uhr",
                "Mo–Fr 8.30–12.00 Uhr und 14.00–17.00 Uhr | Mo–Fr 8.30–12.00 Uhr und 14.00–17.00 Uhr",
                "Do. 14–18 Uhr, nach Vereinbarung | Do. 14–18 Uhr, nach Vereinbarung",
                "Das Büro ist täglich 9:00-16:00 Uhr besetzt. | täglich 9:00-16:00 Uhr",
                "Accueil du lundi au vendredi de 9h à 12h30 et de 14h à 17h | lundi au vendredi de 9h à 12h30 et de 14h à 17h",
                "Lun – Ven : 9h00 - 18h00 | Lun – Ven : 9h00 - 18h00",
                "Abierto de lunes a viernes de 9:00 a 14:00 | lunes a viernes de 9:00 a 14:00",
                "Dal lunedì al venerdì dalle 9.00 alle 13.00 | lunedì al venerdì dalle 9.00 alle 13.00",
                "maandag t/m vrijdag van 9.00 tot 17.00 uur | maandag t/m vrijdag van 9.00 tot 17.00 uur",
                "ma-vr 9:00-17:00 | ma-vr 9:00-17:00",
                "Segunda a sexta-feira, das 9h às 17h | Segunda a sexta-feira, das 9h às 17h",
                "Od poniedziałku do piątku 8.00–16.00 | poniedziałku do piątku 8.00–16.00",
                "Dydd Llun i ddydd Gwener, 9am tan 5pm | Dydd Llun i ddydd Gwener, 9am tan 5pm",
            })
    void readsOpeningHours(String html, String hours) {
        assertThat(facts(html, Kind.OPENING_HOURS)).containsExactly(hours);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Saturday 14 March, 10am to 4pm",
                "Sunday 2-1 to the visitors",
                "between 10:00 and 12:00",
                "Samstag, 12. März, 14–17 Uhr",
                "Sonntag, 3.5., 11:00-16:00 Uhr",
                "samedi 8 février de 10h à 12h",
                "So 20-25 people came",
                "Do 10 to 12 hours of work",
            })
    void takesNoEventForOpeningHours(String text) {
        assertThat(facts(text, Kind.OPENING_HOURS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Main entrance: Mill Lane, Wexcombe, LS1 4AP</p> | Mill Lane, Wexcombe, LS1 4AP",
                "<p>We are located on Church Lane, Wexcombe, North Yorkshire, LS1 4AP.</p> | Church Lane, Wexcombe, North Yorkshire, LS1 4AP",
                "<p>Acme Tools, Inc.<br>2017 N Quincy Street<br>Arlington, VA 22207</p> | 2017 N Quincy Street, Arlington, VA 22207",
                "<p>Address: Wexcombe Memorial Hall, Wexcombe, Powys</p> | Wexcombe Memorial Hall, Wexcombe, Powys",
            })
    void readsAddressesThatASentenceOrALabelLeadsTo(String html, String address) {
        assertThat(facts(html, Kind.ADDRESS)).containsExactly(address);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>Monday to Friday<br>8:00am - 4:00pm<br>(Term time only)</p> | Monday to Friday 8:00am - 4:00pm (Term time only)",
                "<tr><td>Tuesday</td><td>09:00-10:30</td><td>By appointment only</td></tr> | Tuesday 09:00-10:30 (By appointment only)",
                "Fridays 9am - 1pm, by appointment | Fridays 9am - 1pm, by appointment",
            })
    void readsTheConditionOfOpeningHours(String html, String hours) {
        assertThat(facts("<table>" + html + "</table>", Kind.OPENING_HOURS)).containsExactly(hours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RSIN: 863941497 | RSIN 863941497",
                "Our EIN is below. EIN: 12-3456789 | EIN 12-3456789",
                "VAT registration number GB 123456789 | VAT GB 123456789",
                "USt-IdNr. DE123456789 | USt-IdNr DE123456789",
            })
    void readsTaxNumbers(String html, String number) {
        assertThat(facts(html, Kind.TAX_NUMBER)).containsExactly(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/ | Open Government Licence v3.0",
                "https://creativecommons.org/licenses/by-sa/4.0/deed.en | CC BY-SA 4.0",
                "https://creativecommons.org/publicdomain/zero/1.0/ | CC0 1.0",
            })
    void readsTheLicenceOfTheContentFromItsLink(String address, String licence) {
        assertThat(facts("<a href='" + address + "'>Licence</a>", Kind.LICENCE)).containsExactly(licence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<h2>Animal clinic</h2><h3>Opening hours</h3><p>01632 960001 | Animal clinic",
                "<h2>Contact</h2><p>Box office: 01632 960001 | Box office",
                "<h2>Contact</h2><p>Write, or call the Vicarage on 01632 960001. | Vicarage",
                "<h2>Contact</h2><p>To book a home visit, call 01632 960001 | To book a home visit",
                "<h2>Contact</h2><p>For urgent enquiries:</p><p>01632 960001 | For urgent enquiries",
                "<h2>Contact</h2><h5>President<br>01632 960001</h5> | President",
                "<h2>Contact</h2><h3>Fax:</h3><p>01632 960001 | Fax",
                "<table><tr><th>Head office</th><td>01632 960001</td></tr></table> | Head office",
                "<h2>Other ways to contact us</h2><p>Phone: 01632 960001 | ''",
                "<h2>Get in touch</h2><p>Call us on 01632 960001 | ''",
            })
    void saysWhatATelephoneNumberBelongsTo(String html, String label) {
        assertThat(page(html).facts())
                .filteredOn(fact -> fact.kind() == Kind.PHONE)
                .extracting(Page.Fact::label)
                .containsExactly(label);
    }

    @Test
    void tellsProfilesFromLinksThatShareThePage() {
        assertThat(facts(
                        "<a href='https://www.facebook.com/exampletrust'>f</a>"
                                + "<a href='https://www.facebook.com/sharer/sharer.php?u=x'>s</a>"
                                + "<a href='https://twitter.com/intent/tweet?text=x'>t</a>"
                                + "<a href='https://x.com/exampletrust'>x</a>"
                                + "<a href='https://www.facebook.com/'>home</a>",
                        Kind.SOCIAL))
                .containsExactly("https://www.facebook.com/exampletrust", "https://x.com/exampletrust");
    }

    @Test
    void readsAnOrganisationFromLinkedData() {
        List<Page.Fact> facts = page("""
                        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[
                          {"@type":["NGO","Organization"],"name":"Example Trust","telephone":"+44 20 7946 0000",
                           "email":"mailto:hello@example.org","sameAs":["https://www.youtube.com/@exampletrust"],
                           "openingHours":"Mo-Fr 09:00-17:00","areaServed":{"@type":"City","name":"London"},
                           "address":{"@type":"PostalAddress","streetAddress":"1 High Street",
                             "addressLocality":"London","postalCode":"EC1A 1BB","addressCountry":"GB"}}]}</script>
                        """).facts();

        assertThat(facts)
                .map(fact -> fact.kind() + " " + fact.value())
                .containsExactly(
                        "NAME Example Trust",
                        "EMAIL hello@example.org",
                        "PHONE +44 20 7946 0000",
                        "OPENING_HOURS Mo-Fr 09:00-17:00",
                        "LOCATION London",
                        "SOCIAL https://www.youtube.com/@exampletrust",
                        "ADDRESS 1 High Street, London, EC1A 1BB, GB",
                        "POSTCODE EC1A 1BB");
    }

    @Test
    void looksIntoHeaderAndFooter() {
        String html = "<header>020 7946 0000</header><main><p>Hello</p></main>"
                + "<footer>Registered charity no. 1089464</footer>";
        assertThat(facts(html, Kind.PHONE)).containsExactly("020 7946 0000");
        assertThat(facts(html, Kind.CHARITY_NUMBER)).containsExactly("1089464");
    }

    private static List<String> facts(String html, Kind kind) {
        return page("<p>" + html).facts().stream()
                .filter(fact -> fact.kind() == kind)
                .map(Page.Fact::value)
                .toList();
    }

    private static Page page(String html) {
        return new PageReader().read(Url.parse("https://example.org/"), html.getBytes(UTF_8), "text/html");
    }
}
