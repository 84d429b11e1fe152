package dev.waymark.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is noise between two readings of a text, and what is a change. The readings are of 4 and 11 May 2026. */
class TextChangeTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 5, 4);
    private static final LocalDate SECOND = LocalDate.of(2026, 5, 11);

    /** Language, before, after. */
    private static final String NOISE = """
            en | Free debt advice for anyone in the valley | Free debt advice for anyone in the valley.
            en | Free Debt Advice for Anyone in the Valley | FREE DEBT ADVICE FOR ANYONE IN THE VALLEY
            en | Don't miss our "open house" - all welcome | Don’t miss our “open house” – all welcome
            en | Visit  the   museum | Visit the museum
            en | Last updated 3 March 2026. How to apply for a parking permit | Last updated 10 March 2026. How to apply for a parking permit
            en | Page last reviewed on 03/03/2026: apply for a permit here | Page last reviewed on 10/03/2026: apply for a permit here
            en | Updated: Monday 4 May 2026, 09:15. The tide table of the harbour | Updated: Monday 11 May 2026, 17:02. The tide table of the harbour
            en | Content was last modified on May 4, 2026 at 9:15 am | Content was last modified on May 11, 2026 at 5:02 pm
            en | Updated 2 hours ago by the events team of the town hall | Updated 5 days ago by the events team of the town hall
            en | Posted 3 days ago in community news from the parish | Posted 2 weeks ago in community news from the parish
            en | Today is Monday 4 May 2026 and the library welcomes you | Today is Monday 11 May 2026 and the library welcomes you
            en | Today, Monday 4 May 2026, 08:00: the ferry sails as planned | Today, Tuesday 12 May 2026, 21:30: the ferry sails as planned
            en | 4 May 2026 - what is on at the arts centre this week | 11 May 2026 - what is on at the arts centre this week
            en | © 2025 The harbour trust, registered in England | © 2026 The harbour trust, registered in England
            en | Copyright © 2019-2025 Mill Lane Studios | Copyright © 2019-2026 Mill Lane Studios
            en | Join 12,403 readers of our weekly letter about gardens | Join 12,511 readers of our weekly letter about gardens
            en | Together we have helped 3,412 families find a home | Together we have helped 3,437 families find a home
            en | You are visitor 48213 since this page began | You are visitor 48307 since this page began
            en | Our community of 842 members meets in the old school | Our community of 851 members meets in the old school
            en | The film club: 23 comments, 118 likes | The film club: 25 comments, 131 likes
            en | £12,340 raised so far for the new roof of the hall | £12,910 raised so far for the new roof of the hall
            en | How to start a beehive (session 8f3a91bc77d0) | How to start a beehive (session 1c77d0ea90b2)
            en | Request id 550e8400-e29b-41d4-a716-446655440000 for the order form | Request id 67e55044-10b1-426f-9247-bb680e5fe0c8 for the order form
            en | Read the guide at https://mill.example/guide?sid=a81b2 first | Read the guide at https://mill.example/guide?sid=c92e4 first
            en | Latest: New bins arrive. Choir wins prize. Bridge closed to lorries. | Latest: Bridge closed to lorries. New bins arrive. Choir wins prize.
            en | Grants, training and loans for small farms | Training, loans and grants for small farms
            en | Open Monday and Tuesday at the old mill | Open Tuesday and Monday at the old mill
            en | £8 for adults, £4 for children | £4 for children, £8 for adults
            en | We help people in the valley who are in debt | We support people in the valley who are in debt
            en | Find out how our team restores old boats on the canal | Discover how our team restores old boats on the canal
            en | A friendly choir that sings in the parish church each week | A choir that sings in the parish church each week
            en | Guided walks through the ancient woodland above the town | Guided walks through ancient woodlands above the town
            en | We provide training and tools to community gardens across the county | We offer training and tools to community gardens across the county
            en | Open from 9am to 5pm on weekdays | Open from 9:00 am to 5:00 pm on weekdays
            en | Open 09:00–17:00, Monday to Friday | Open 9am-5pm, Mon to Fri
            en | Applications close on 31 March 2027 | Applications close on March 31, 2027
            en | Call 01539 496 012 for an appointment | Call 01539 496012 for an appointment
            en | Call +44 1539 496 012 for an appointment | Call 01539 496 012 for an appointment
            en | A grant of £5,000 for village halls | A grant of £5000 for village halls
            en | Membership costs £20.00 a year | Membership costs £20 a year
            en | Write to Help@Tarn.example with questions | Write to help@tarn.example with questions
            en | We run three workshops for stone masons | We run 3 workshops for stone masons
            en | The valley's museum of slate and wool | The valley’s museum of wool and slate
            de | Beratung für Mieter und Vermieter im Landkreis | Beratung für Mieter und Vermieter im Landkreis!
            de | Zuletzt aktualisiert am 4. Mai 2026. Antrag auf Wohngeld stellen | Zuletzt aktualisiert am 11. Mai 2026. Antrag auf Wohngeld stellen
            de | Stand: 04.05.2026. Öffentliche Sitzungen des Gemeinderats | Stand: 11.05.2026. Öffentliche Sitzungen des Gemeinderats
            de | Schon 12.403 Leserinnen und Leser kennen unseren Brief | Schon 12.511 Leserinnen und Leser kennen unseren Brief
            fr | Mis à jour le 4 mai 2026. Les aides au logement de la commune | Mis à jour le 11 mai 2026. Les aides au logement de la commune
            es | Última actualización: 4 de mayo de 2026. Ayudas para jóvenes | Última actualización: 11 de mayo de 2026. Ayudas para jóvenes
            nl | Bijgewerkt op 4 mei 2026: zo vraagt u een vergunning aan | Bijgewerkt op 11 mei 2026: zo vraagt u een vergunning aan
            ja | 谷の博物館は羊毛とスレートの歴史を展示しています。 | 谷の博物館は羊毛とスレートの歴史を展示しています
            fi | Neuvontaa kaikille laakson asukkaille, maksutta | Neuvontaa kaikille laakson asukkaille – maksutta
            fi | Tilaajia on jo 12\u00a0403 eri puolilla maata tänään | Tilaajia on jo 12\u00a0511 eri puolilla maata tänään
            """;

    private static final String REAL = """
            en | Open Monday to Friday from 9am to 5pm | Open Monday to Friday from 9am to 4pm
            en | Open Monday to Friday from 9am to 5pm | Open Monday to Thursday from 9am to 5pm
            en | Open on Monday, closed on Tuesday | Open on Tuesday, closed on Monday
            en | Adults £8, children £4 | Adults £4, children £8
            en | Membership costs £20 a year | Membership costs £25 a year
            en | Plans from £39 per month for one bar | Plans from £45 per month for one bar
            en | Grants of up to £10,000 for youth clubs | Grants of up to £10,500 for youth clubs
            en | The closing date is 31 March 2027 | The closing date is 30 June 2027
            en | Apply by 4 May 2026 for the summer round | Apply by 8 June 2026 for the summer round
            en | The next open day is on 12 September | The next open day is on 19 September
            en | Bins are collected on Wednesdays | Bins are collected on Thursdays
            en | Call 01539 496 012 for an appointment | Call 01539 496 733 for an appointment
            en | Write to help@tarn.example with questions | Write to advice@tarn.example with questions
            en | The hall seats 120 people at tables | The hall seats 140 people at tables
            en | We run three workshops for stone masons | We run five workshops for stone masons
            en | Annual report and accounts 2025 | Annual report and accounts 2026
            en | Registered charity number 1098123 | Registered charity number 1098132
            en | A discount of 10% for members | A discount of 15% for members
            en | We accept applications at any time of the year | We do not accept applications at any time of the year
            en | The drop-in at the church hall is open | The drop-in at the church hall is closed
            en | Support groups for young carers in the county | Support groups for adult carers in the county
            en | Counselling for adults after bereavement | Counselling for adults and children after bereavement
            en | Help for anyone who lives in Skelby or near it | Help for anyone who lives in Barrow or near it
            en | Free entry to all concerts in the abbey | Entry to all concerts in the abbey
            en | The library lends books and films | The library teaches sewing and welding
            en | How to report a pothole or a broken street light | How to pay council tax by direct debit
            en | Photograph a shelf and the count appears at once | Scan barcodes and the order is sent to the brewery
            en | The programme ended and takes no more applications | The programme takes applications
            en | Works with Python 3.9 and later versions | Works with Python 3.11 and later versions
            en | Our service starts at 10:30 in the parish church | Our service starts at 11:00 in the parish church
            en | Members only: book the tennis courts here | Book the tennis courts here
            en | 12 trustees meet four times a year | 9 trustees meet four times a year
            en | Send the form to PO Box 41, Skelby LA8 9QT | Send the form to PO Box 77, Skelby LA8 9QT
            en | Courses for beginners take six weeks | Courses for beginners take ten weeks
            en | The 2026 festival of kites on the west beach | The 2027 festival of kites on the west beach
            en | Grants are open to charities | Grants are open to charities with an income below £250,000
            de | Geöffnet Montag bis Freitag von 9 bis 17 Uhr | Geöffnet Montag bis Freitag von 9 bis 16 Uhr
            de | Sprechstunde jeden Dienstag im Rathaus | Sprechstunde jeden Donnerstag im Rathaus
            de | Die Antragsfrist endet am 31. März 2027 | Die Antragsfrist endet am 30. Juni 2027
            de | Wir fördern Vereine mit bis zu 5.000 Euro | Wir fördern Vereine mit bis zu 8.000 Euro
            de | Die Beratung ist am Samstag geöffnet | Die Beratung ist am Samstag nicht geöffnet
            fr | Ouvert du lundi au vendredi de 9h30 à 17h00 | Ouvert du lundi au vendredi de 9h30 à 16h00
            fr | La cotisation est de 20 € par an | La cotisation est de 25 € par an
            es | El plazo termina el 31 de marzo de 2027 | El plazo termina el 30 de junio de 2027
            it | Aperto il lunedì dalle 9:00 alle 12:00 | Aperto il martedì dalle 9:00 alle 12:00
            nl | Bel 020 555 0172 voor een afspraak | Bel 020 555 0199 voor een afspraak
            pl | Biuro czynne od 8:00 do 16:00 | Biuro czynne od 8:00 do 15:00
            ja | 開館時間は9:00から17:00までです | 開館時間は9:00から16:00までです
            ja | 谷の博物館は羊毛の歴史を展示しています | 図書館は月曜日に子ども向けの朗読会を開きます
            fi | Jäsenmaksu on 20 euroa vuodessa | Jäsenmaksu on 25 euroa vuodessa
            fi | Neuvontaa kaikille laakson asukkaille | Kirjasto lainaa kirjoja ja elokuvia
            """;

    static Stream<List<String>> noise() {
        return rows(NOISE);
    }

    static Stream<List<String>> real() {
        return rows(REAL);
    }

    private static Stream<List<String>> rows(String table) {
        return table.lines().map(line -> Arrays.stream(line.split(" \\| ", -1))
                .map(String::strip)
                .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noise")
    void noiseIsNoChange(List<String> row) {
        assertThat(isReal(row.get(0), row.get(1), row.get(2))).as("%s", row).isFalse();
        assertThat(isReal(row.get(0), row.get(1), row.get(1)))
                .as("%s", row.get(1))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noise")
    void noiseIsNoneTheOtherWayRound(List<String> row) {
        assertThat(TextChange.isReal(text(row.get(0), row.get(2), SECOND), text(row.get(0), row.get(1), FIRST)))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("real")
    void anotherStatementIsAChange(List<String> row) {
        assertThat(isReal(row.get(0), row.get(1), row.get(2))).isTrue();
        assertThat(isReal(row.get(0), row.get(2), row.get(1))).as("and back").isTrue();
        assertThat(isReal(row.get(0), row.get(2), row.get(2))).as("the same").isFalse();
    }

    @Test
    void theTableIsLargeEnough() {
        assertThat(noise().count()).isGreaterThan(50);
        assertThat(real().count()).isGreaterThan(50);
    }

    private static boolean isReal(String language, String before, String after) {
        return TextChange.isReal(text(language, before, FIRST), text(language, after, SECOND));
    }

    private static ComparedText text(String language, String text, LocalDate day) {
        return new ComparedText(text, language.equals("en"), Optional.of(day));
    }
}
