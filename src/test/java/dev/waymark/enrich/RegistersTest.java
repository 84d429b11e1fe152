package dev.waymark.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waymark.assess.Severity;
import dev.waymark.enrich.Enrichment.Fact;
import dev.waymark.enrich.Enrichment.Finding;
import dev.waymark.enrich.Enrichment.Missing;
import dev.waymark.fetch.AddressPolicy;
import dev.waymark.fetch.FetchSettings;
import dev.waymark.fetch.HttpFetcher;
import dev.waymark.stub.RegistersStandIn;
import dev.waymark.url.Url;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private static RegistersStandIn registers;
    private static HttpFetcher web;

    private final Map<String, RegisterClient.Kept> kept = new HashMap<>();
    private final RegisterClient library = new RegisterClient(web, new Memory(), CLOCK);

    private final class Memory implements RegisterClient.Cache {
        @Override
        public Optional<RegisterClient.Kept> find(String source, String key) {
            return Optional.ofNullable(kept.get(source + key));
        }

        @Override
        public void save(String source, String key, String content) {
            kept.put(source + key, new RegisterClient.Kept(content, CLOCK.instant()));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        registers = RegistersStandIn.start(0);
        web = new HttpFetcher(FetchSettings.of("Test/1.0", AddressPolicy.STRICT.withExempt(registers.exemptPair())));
    }

    @AfterAll
    static void stop() {
        web.close();
        registers.close();
    }

    @BeforeEach
    void reset() {
        registers.reset();
    }

    @Test
    void saysWhatTheCharityRegisterSays() {
        Enrichment charity = charity("Harbour Lights", "https://harbourlights.example/", "1099887");
        assertThat(charity.facts())
                .extracting(Fact::label, Fact::text)
                .map(Object::toString)
                .containsExactly(
                        "(\"Registered\", \"since 18 September 2003\")",
                        "(\"Income\", \"£184,212 in the year to 31 March 2025\")",
                        "(\"Spending\", \"£171,530 in the year to 31 March 2025\")",
                        "(\"Trustees\", \"7\")",
                        "(\"Area\", \"North Yorkshire\")",
                        "(\"Themes\", \"The Advancement Of Health Or Saving Of Lives\")",
                        "(\"Who is helped\", \"Elderly/old People\")",
                        "(\"How it helps\", \"Provides Services\")");
        assertThat(charity.facts())
                .allMatch(fact -> fact.date().equals(TODAY) && fact.source().equals("Charity Commission register"));
        assertThat(charity.findings()).isEmpty();
    }

    @Test
    void saysNothingOfAnIncomeThatIsNotKnown() {
        assertThat(charity("Ashgrove Foundation", "https://ashgrove.example/", "1075310")
                        .facts())
                .extracting(Fact::label)
                .containsExactly("Registered", "Income", "Trustees", "Area");
    }

    @ParameterizedTest
    @CsvSource({
        "Harbour Lights, https://harbourlights.example/, 1000001, register_charity_removed, CRITICAL, 0",
        "Harbour Lights, https://harbourlights.example/, 1000002, register_name_mismatch,   MAJOR,    0",
        "Kent Donkeys,   https://other.example/,         1000002, register_web_mismatch,    MINOR,    2",
        "Long Ears,      https://www.donkeys.example/,   1000002, register_other_name,      INFO,     2",
    })
    void findsWhereTheSiteAndTheRegisterDoNotAgree(
            String name, String site, String number, String code, Severity severity, int facts) {
        Enrichment charity = charity(name, site, number);
        assertThat(charity.findings()).extracting(Finding::code).containsExactly(code);
        assertThat(charity.findings()).extracting(Finding::severity).containsExactly(severity);
        assertThat(charity.facts()).hasSize(facts);
    }

    @ParameterizedTest
    @CsvSource({
        "1099999, 0,   It has no entry for this.",
        "1000003, 0,   We could not read its answer.",
        "1099887, 500, It answered with an error (500).",
        "1099887, 429, We have asked it too often.",
        "1099887, 401, It does not accept our key.",
    })
    void saysWhyTheCharityRegisterIsMissing(String number, int status, String why) {
        if (status > 0) {
            registers.fail("/charities", status);
        }
        Enrichment charity = charity("Harbour Lights", "https://harbourlights.example/", number);
        assertThat(charity.facts()).isEmpty();
        assertThat(charity.missing())
                .extracting(Missing::source, missing -> missing.why().toString())
                .containsExactly(tuple("Charity Commission register", why));
        assertThat(kept).isEmpty();
    }

    @Test
    void saysThatARegisterWithoutAKeyWasNotAsked() {
        Enrichment charity = new CharityCommission(registers.address() + "/charities", "")
                .about(subject("Harbour Lights", "https://harbourlights.example/", "1099887", false), library);
        assertThat(charity.missing())
                .extracting(Missing::why)
                .hasToString("[We did not ask it, because this server has no key for it.]");
        assertThat(registers.requests()).isEmpty();
    }

    @Test
    void addsUpTheGrantsOfAllFilesOfAFunder() {
        Enrichment grants = grants("Ashgrove", "1075310");
        assertThat(grants.facts())
                .extracting(fact -> fact.label() + ": " + fact.text())
                .containsExactly(
                        "Grants published: 3 grants worth £25,000, from 14 March 2023 to 20 November 2025",
                        "Grant sizes awarded: median £8,000, from £5,000 to £12,000",
                        "Grant programmes: Core costs (1); Small works (1)",
                        "Where grants went: Cornwall (1); Devon (1)");
        assertThat(grants.missing()).isEmpty();
    }

    @Test
    void findsAFunderByItsNameWhenItGivesNoNumber() {
        Enrichment grants = new ThreeSixtyGiving(registers.address() + "/360/data.json")
                .about(
                        new RegisterQuery(
                                "Ashgrove Foundation",
                                Url.parse("https://ashgrove.example/"),
                                Optional.empty(),
                                Optional.empty(),
                                true),
                        library);
        assertThat(grants.facts()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "9999999, /none,          0,   It lists no grants of this funder.",
        "1000009, /none,          0,   It lists no grants of this funder.",
        "1075310, /360/data.json, 503, It answered with an error (503).",
        "1075310, /360/ashgrove,  404, It has no entry for this.",
    })
    void saysWhyGrantsAreMissing(String number, String path, int status, String why) {
        if (status > 0) {
            registers.fail(path, status);
        }
        assertThat(grants("Nobody", number).missing())
                .extracting(Missing::source, missing -> missing.why().toString())
                .containsExactly(tuple("360Giving", why));
    }

    @Test
    void asksForGrantsOfFundersOnly() {
        assertThat(new ThreeSixtyGiving(registers.address() + "/360/data.json")
                        .about(subject("Ashgrove", "https://ashgrove.example/", "1075310", false), library))
                .isEqualTo(Enrichment.NONE);
        assertThat(registers.requests()).isEmpty();
    }

    @Test
    void namesTheDistrictOfAPostcode() {
        RegisterQuery subject = new RegisterQuery(
                "Any", Url.parse("https://any.example/"), Optional.empty(), Optional.of("yo21 1bl"), false);
        Enrichment place = new PostcodeRegister(registers.address() + "/places").about(subject, library);
        assertThat(place.facts())
                .containsExactly(new Fact(
                        "District", "North Yorkshire, Yorkshire and The Humber, England", "postcodes.io", TODAY));
    }

    @Test
    void asksARegisterOnceForTheSameThing() {
        charity("Harbour Lights", "https://harbourlights.example/", "1099887");
        Enrichment again = charity("Harbour Lights", "https://harbourlights.example/", "1099887");
        assertThat(again.facts()).hasSize(8);
        assertThat(registers.requests()).containsExactly("/charities/allcharitydetails/1099887/0");
    }

    @Test
    void asksTheOthersWhenOneFails() {
        registers.fail("/charities", 500);
        RegisterQuery subject = new RegisterQuery(
                "Ashgrove",
                Url.parse("https://ashgrove.example/"),
                Optional.of("1075310"),
                Optional.of("EX1 1EE"),
                true);
        Enrichment all = Registers.about(
                subject,
                library,
                List.of(
                        new CharityCommission(registers.address() + "/charities", RegistersStandIn.KEY),
                        new ThreeSixtyGiving(registers.address() + "/360/data.json"),
                        new PostcodeRegister(registers.address() + "/places")));
        assertThat(all.missing()).hasSize(1);
        assertThat(all.facts()).hasSize(5);
    }

    @Test
    void takesNoCompanyOrScottishNumberForOneOfTheRegister() {
        assertThat(new RegisterQuery(
                                "A", Url.parse("https://a.example/"), Optional.of("SC012345"), Optional.empty(), false)
                        .charityNumber())
                .isEmpty();
    }

    private Enrichment charity(String name, String site, String number) {
        return new CharityCommission(registers.address() + "/charities", RegistersStandIn.KEY)
                .about(subject(name, site, number, false), library);
    }

    private Enrichment grants(String name, String number) {
        return new ThreeSixtyGiving(registers.address() + "/360/data.json")
                .about(subject(name, "https://ashgrove.example/", number, true), library);
    }

    private static RegisterQuery subject(String name, String site, String number, boolean funder) {
        return new RegisterQuery(name, Url.parse(site), Optional.of(number), Optional.empty(), funder);
    }
}
