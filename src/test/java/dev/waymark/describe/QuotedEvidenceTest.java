package dev.waymark.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.describe.Statement.Quotation;
import dev.waymark.template.PageKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuotedEvidenceTest {

    private static final String CLUBS =
            "Four lunch clubs meet every week in Whitby, Sleights, Grosmont and Glaisdale. Lunch is free for members over 60.";
    private static final String BUS =
            "The minibus brings people who cannot use the bus. We do not take bookings by post.";
    private static final String YEAR = "In 2024 the clubs served 6,200 meals, at a cost of £18,400.";
    private static final String HOURS = "Open Monday 10am to 4pm, Tuesday 9.30am to 1pm. The loft is closed.";
    private static final String STAFF = "Three nurses and twelve drivers work with us.";

    private static final QuotedEvidence PAGE = new QuotedEvidence(
            List.of(new DescribeRequest.Entry(
                    1,
                    "Lunch clubs",
                    PageKind.SERVICES,
                    "Services",
                    true,
                    "",
                    true,
                    "# Lunch clubs\n" + String.join("\n", CLUBS, BUS, YEAR, HOURS, "- **" + STAFF + "**"))),
            "Harbour Lights");

    private static final List<Quotation> ALL = Stream.of(CLUBS, BUS, YEAR, HOURS, STAFF)
            .map(text -> new Quotation(1, text))
            .toList();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The bin is emptied every fortnight.           | The bin is emptied every week.                | false",
                "The bin is emptied every fortnight.           | Emptied every two weeks                       | true",
                "Call on weekdays between 9am and 5pm.         | Lines are open 9:00 to 17:00, Monday to Friday | true",
                "Call on weekdays between 9am and 5pm.         | Call at weekends between 9am and 5pm          | false",
                "A ten-minute call saves a wasted week.        | A call of 10 minutes saves a week             | true",
                "A list of a hundred things and their bins.    | Which bins 100 things go in                   | true",
                "Community interest companies can apply.       | CICs can apply                                | true",
                "Three quarters of the income came from donors.| A quarter of the income came from donors      | false",
                "Three quarters of the income came from donors.| 75% of the income came from donors            | true",
                "It needs no broker and loses no job.          | It needs a broker and loses jobs              | false",
                "Enter a postcode, bank holidays included.     | Look over the bank holidays by postcode       | true",
                "The shop has two paid staff and nine trustees.| Nine paid staff and two trustees              | false",
                "Sunday 27 September 6:30 PM - Choral Evensong | Choral Evensong on Sunday 27 September at 6:30am | false",
                "Sunday 27 September 6:30 PM - Choral Evensong | Choral Evensong on Sunday 27 September at 6:30pm | true",
                "Sunday 27 September 6:30 PM - Choral Evensong | Choral Evensong on Sunday 27 September at 18:30 | true",
                "Craft Group meets at 10.30 AM in the hall.    | Craft Group in the hall at 10:30am            | true",
                "The gate is open from 9AM to 12PM.            | The gate is open from 9AM to 12AM             | false",
                "Refuse is collected weekly by Eagle Disposal. | Weekly refuse collection by Eagle Disposal    | true",
                "Bell no. 1 was cast in 1760 by Thomas Lester. | Bell no. 1, cast by Thomas Lester in 1760     | true",
                "Kerbstones and chippings are not allowed.     | Graves have no kerbstones                     | true",
                "Kerbstones are welcome, chippings are not allowed. | Graves have no kerbstones                     | false",
                "We answer within a week, visit within six.    | Answers within 1 week                         | true",
                "Books may be borrowed again after a year.     | Borrow books again after 12 months            | true",
                "Nurses answer within the hour.                | Nurses answer in 60 minutes                   | true",
                "The desk answers calls between nine and five. | Calls to the desk are answered 9am to 5pm     | true",
                "The shop is open from 8.30am to 5pm.          | Open from half past eight to five             | true",
                "Classes of more than eight pay in advance.    | Classes of nine or more pay in advance        | true",
                "Classes of more than eight pay in advance.    | Classes of ten or more pay in advance         | false",
                "Drop-in mornings on Tuesday and Friday.       | Drop-in mornings twice a week                 | true",
                "Drop-in mornings on Tuesday and Friday.       | Drop-in mornings three times a week           | false",
                "The kiln is open from Wednesday to Sunday.    | The kiln is open five days a week             | true",
                "Pay by card, by cheque, in cash or by phone.  | Four ways to pay: card, cheque, cash, phone   | true",
                "Pay by card, by cheque, in cash or by phone.  | Five ways to pay: card, cheque, cash, phone   | false",
                "A third of the seats are for members.          | Two thirds of the seats are for members        | false",
                "We reply within three working days.           | A reply within three working hours            | false",
                "£10 buys three trees.                         | Three pounds buys ten trees                   | false",
                "£10 buys three trees.                         | Ten pounds buys three trees                   | true",
                "A hall of 40 seats costs £60 for up to three hours. | A hall for up to three hours at £60 each | false",
                "Swimming from April to September.             | Swimming all year round                       | false",
                "Rehearsals on Thursday evenings.              | Rehearsals every Thursday evening             | true",
                "Members row on the first Sunday of the month. | Members row every Sunday of the month         | false",
                "The lido opens on 2 May.                      | The lido closes on 2 May                      | false",
                "Entries close on 2 May.                       | Entries open on 2 May                         | false",
                "The choir sings on Monday mornings.           | The choir sings on Monday afternoons          | false",
                "The farmer sold the barn to the village.      | The village sold the barn to the farmer       | false",
                "The farmer sold the barn to the village.      | The barn was sold to the village by the farmer | true",
                "Guides wear boots; we pay for the maps.       | Guides wear boots and pay for their own maps  | false",
                "Works with eight banks without an accountant. | Works with 8 banks, no accountant required    | true",
                "Send your latest accounts.                    | Send the most recent accounts                 | true",
                "Runs on Windows 11 and on PostgreSQL 13.      | Runs on at least PostgreSQL 13                | false",
                "Last year 312 people rowed and 40 swam.       | 312 people rowed last year                    | true",
                "Reports are answered within 48 hours.         | Reports are answered in two days              | true",
                "Students are paid for three and a half years. | Students are paid for 3.5 years               | true",
                "The festival runs from 19 to 23 June.         | A festival of five days in June               | true",
                "In May the hall is open from 10 to 5.         | The hall is open from 10am to 5pm in May      | true",
                "The last boat leaves at 4.15.                 | The last boat leaves at 4.15pm                | true",
                "Version 3.10 is needed.                       | Version 15.10 is needed                       | false",
                "Walks in Devon and Cornwall.                  | Walks in two counties, Devon and Cornwall     | true",
                "We answer within ten working days.            | We answer within ten days                     | false",
                "Members pay a quarter less.                   | Members pay a quarter                         | false",
                "Members pay a quarter less.                   | Members get 25% off                           | true",
                "Tickets are good for a year.                  | Tickets are good for a month                  | false",
                "Adults pay £8, children £3.                   | Adults pay £3, children £8                    | false",
                "Over 60 trainers walk with 700 members.       | Over 700 trainers walk with 60 members        | false",
                "Emails take two minutes and letters take six days. | Emails take six days and letters take two minutes | false",
                "A trained volunteer calls every week.         | A trained nurse calls every week              | false",
                "Ask us for boxes by 10 May.                   | Boxes must be asked for by 10 May             | true",
                "Drivers may bring a guest.                    | Drivers must bring a guest                    | false",
                "Admission is free.                            | No admission fee                              | true",
                "The mill bakes twice a week.                  | The mill bakes twice weekly                   | true",
                "Uploads are encrypted.                        | Downloads are encrypted                       | false",
                "People who cannot leave home get books by van. | Housebound readers get books by van           | true",
                "It needs PostgreSQL 13.                       | Requirements: PostgreSQL 13                   | true",
                "Your GP can refer you.                        | GPs can refer you                             | true",
                "Children under five swim free.                | Under-fives swim free                         | true",
                "We do not fund schools or trips.              | Not funded: schools and trips                 | true",
                "The bin is emptied every fortnight.           | The bin is emptied every two weeks            | true",
                "Ask for a repair by phone.                    | Requesting a repair by phone                  | true",
                "Minutes are published every July.             | Yearly minutes, published in July             | true",
                "A mile of river for £4.                       | A mile of river for £16                       | false",
                "Registered groups may join the list.          | Who can join: registered groups               | true",
                "The pool costs £7.50.                         | The pool costs £19.50                         | false",
                "Windows designed by Edward Burne-Jones (1833-1898) using glass by William Morris (1834-1896). "
                        + "| Windows by Edward Burne-Jones using glass by William Morris | true",
            })
    void readsPeriodsNumbersAndLimitsAsEditorsWriteThem(String passage, String text, boolean supported) {
        QuotedEvidence page = new QuotedEvidence(
                List.of(new DescribeRequest.Entry(1, "Page", PageKind.OTHER, "About", true, "", true, passage)),
                "Site");
        assertThat(page.refusal(new Statement(text, List.of(new Quotation(1, passage))))
                        .isEmpty())
                .isEqualTo(supported);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Four weekly lunch clubs in Whitby, Sleights, Grosmont and Glaisdale, free for members over 60",
                "Free lunch for members over 60 in Whitby and Glaisdale",
                "Where the 4 lunch clubs of Harbour Lights meet",
                "How the minibus brings people who cannot use the bus",
                "The clubs served 6200 meals in 2024 at a cost of £18.4k",
                "They don't take bookings by post",
                "Opening times: Mondays 10:00 to 16:00, Tuesdays 9:30 am to 1 pm",
                "3 nurses and a dozen drivers",
            })
    void supportsWhatThePageSaysInOtherWords(String claim) {
        assertThat(PAGE.refusal(new Statement(claim, ALL))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    VALUE   | Five lunch clubs meet every week in Whitby
                    VALUE   | Lunch is free for members over 55
                    VALUE   | The clubs served 6,300 meals in 2024
                    VALUE   | Open Wednesday 10am to 4pm
                    VALUE   | The clubs served 6,200 meals, at a cost of €18,400
                    NAME    | Four lunch clubs meet every week in Whitby, Sleights and Scarborough
                    NAME    | Lunch clubs run by Age UK in Whitby
                    MEASURE | Lunch is not free for members over 60
                    MEASURE | Lunch is free for members under 60
                    WORDS   | Cookery classes for young parents and toddlers
                    MEASURE | The clubs served 6,200 meals every month
                    UNQUOTED| ''
                    """)
    void refusesWhatThePageDoesNotSay(Refusal refusal, String claim) {
        assertThat(PAGE.refusal(new Statement(claim, ALL))).contains(refusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Four lunch clubs, dancing, yoga",
                "Lunch is only for members over 60",
                "All three nurses work with us",
                "Weekly lunch with agreeable company and conversation",
                "Open Tuesday 10am to 4pm",
                "Twelve nurses and three drivers work with us",
                "Two rooms: lunch clubs meet in Whitby",
                "They take bookings by post",
                "The minibus brings people who use the bus",
                "How to see the loft on Mondays",
            })
    void leavesOpenWhatASecondReadingCanTell(String claim) {
        assertThat(PAGE.refusal(new Statement(claim, ALL))).contains(Refusal.OPEN);
    }

    @Test
    void believesNoQuotationThatIsNotOnThePageItNames() {
        String text = "Nine lunch clubs meet in Whitby";
        assertThat(PAGE.refusal(new Statement(text, List.of(new Quotation(1, text)))))
                .contains(Refusal.UNQUOTED);
        assertThat(PAGE.refusal(new Statement(STAFF, List.of(new Quotation(2, STAFF)))))
                .contains(Refusal.UNQUOTED);
        assertThat(PAGE.refusal(new Statement(STAFF, List.of()))).contains(Refusal.UNQUOTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three  nurses and\ntwelve drivers",
                "Three nurses … work with us.",
                "“Three nurses and twelve drivers work with us”",
            })
    void readsAQuotationWhateverItsSpacesAndMarksAre(String quotation) {
        assertThat(PAGE.refusal(new Statement("Nurses work with us", List.of(new Quotation(1, quotation)))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"visits visited visiting visit", "services service", "apply applies", "running run"})
    void takesOneWordInItsFormsForTheSame(String forms) {
        assertThat(forms.split(" ")).extracting(Stems::of).containsOnly(Stems.of(forms.split(" ")[0]));
    }
}
