package dev.waymark.crawl;

import static dev.waymark.crawl.SiteServer.links;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waymark.attachment.Documents;
import dev.waymark.crawl.SiteServer.Reply;
import dev.waymark.crawl.frontier.LedgerEntry;
import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.message.Message;
import dev.waymark.page.Attachment;
import dev.waymark.page.Attachment.Format;
import dev.waymark.page.Attachment.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest extends CrawlTestSite {

    private static final String ENGLISH =
            "This is the report of the trustees on the work of the charity and of its plans for the next year with you.";

    @Test
    void keepsAnAnnualReportAsADocument() throws IOException {
        byte[] report = Documents.pdf("", 24, ENGLISH);
        site.page("/", "<a href=/files/ar.pdf>Annual report 2024-25 (PDF, 2 MB)</a>")
                .reply("/files/ar.pdf", pdf(report));
        Crawl crawl = crawl();
        assertThat(crawl.attachments())
                .containsExactly(new Attachment(
                        site.url("/files/ar.pdf"),
                        Kind.REPORT,
                        "Annual report 2024-25",
                        "2024-25",
                        Format.PDF,
                        24,
                        report.length,
                        "en"));
        assertThat(crawl.ledger())
                .contains(new LedgerEntry(
                        site.url("/files/ar.pdf"),
                        LedgerEntry.State.READ,
                        Reason.DOCUMENT,
                        Message.verbatim("PDF, 24 pages, 2024-25, " + report.length / 1000 + " kB, English")));
        assertThat(paths(crawl)).containsExactly("/");
    }

    @ParameterizedTest
    @CsvSource({
        "Download our complaints policy,      /a.pdf,                  '',                     complaints policy",
        "Download,                            /policy.pdf,                  Safeguarding policy,    Safeguarding policy",
        "PDF,                                 /SafeguardingPolicy2023.pdf, Microsoft Word - x.docx, Safeguarding Policy 2023",
        "Minutes of 3 May 2024 [opens PDF],   /m.pdf,                  '',                     Minutes of 3 May 2024",
        "Membership form - pdf 120 KB,        /m.pdf,                  '',                     Membership form",
        "Polisi iaith,                        /p.pdf,                  '',                     Polisi iaith",
    })
    void namesADocumentAfterWhatIsSaidOfIt(String text, String path, String title, String name) throws IOException {
        site.page("/", "<a href=" + path + ">" + text + "</a>").reply(path, pdf(Documents.pdf(title, 1, "Text")));
        assertThat(crawl().attachments()).extracting(Attachment::title).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "REPORT,     Jahresbericht 2024,                   /a.pdf",
        "REPORT,     Herunterladen,                        /Geschaeftsbericht_2023.pdf",
        "REPORT,     Télécharger le rapport d’activité 2024, /a.pdf",
        "REPORT,     Memoria anual 2024,                   /a.pdf",
        "REPORT,     Bilancio sociale 2024,                /a.pdf",
        "REPORT,     PDF,                                  /jaarverslag-2024.pdf",
        "REPORT,     PDF,                                  /relatorio-anual-2024.pdf",
        "REPORT,     Sprawozdanie z działalności,          /a.pdf",
        "ACCOUNTS,   Jahresabschluss,                      /a.pdf",
        "ACCOUNTS,   Comptes annuels,                      /a.pdf",
        "ACCOUNTS,   Sprawozdanie finansowe,               /a.pdf",
        "PROSPECTUS, Wertpapierprospekt,                   /a.pdf",
        "PROSPECTUS, Schoolgids 2025,                      /a.pdf",
        "POLICY,     Datenschutzrichtlinie,                /a.pdf",
        "POLICY,     Politique de confidentialité,         /a.pdf",
        "POLICY,     Klachtenbeleid,                       /a.pdf",
        "POLICY,     Polityka prywatności,                 /a.pdf",
        "FORM,       Mitgliedsantrag,                      /a.pdf",
        "FORM,       Formulaire d’inscription,             /a.pdf",
        "FORM,       Solicitud de ayuda,                   /a.pdf",
        "FORM,       Aanmeldformulier,                     /a.pdf",
        "MINUTES,    Sitzungsprotokoll vom 3. Mai,         /a.pdf",
        "MINUTES,    Compte-rendu du 3 mai,                /a.pdf",
        "MINUTES,    Verbale del 3 maggio,                 /a.pdf",
        "MINUTES,    Protokół z 3 maja,                    /a.pdf",
        "MINUTES,    Cofnodion,                            /a.pdf",
    })
    void knowsTheKindsOfDocumentsInNineLanguages(Kind kind, String text, String path) throws IOException {
        site.page("/", "<a href=" + path + ">" + text + "</a>").reply(path, pdf(Documents.pdf("", 1, "Text")));
        assertThat(crawl().attachments()).extracting(Attachment::kind).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Débat politique 2025",
                "Walk of 20 minutes",
                "Informe meteorológico",
                "Platform for change",
                "Der Vertrag",
                "Modulo 3",
                "Data sheet"
            })
    void asksForNoOtherDocuments(String text) {
        site.page("/", "<a href=/a.pdf>" + text + "</a>");
        assertThat(crawl().attachments()).isEmpty();
        assertThat(site.paths()).doesNotContain("/a.pdf");
    }

    @Test
    void leavesTheOrderToDownloadOutOfTheTitle() throws IOException {
        site.page(
                        "/",
                        "<a href=/a.pdf>Télécharger le rapport annuel 2024 (PDF, 2 MB)</a> <a href=/b.pdf>Jahresbericht 2023 herunterladen</a>")
                .reply("/a.pdf", pdf(Documents.pdf("", 1, "Text")))
                .reply("/b.pdf", pdf(Documents.pdf("", 1, "Text")));
        assertThat(crawl().attachments())
                .extracting(Attachment::title)
                .containsExactly("rapport annuel 2024", "Jahresbericht 2023");
    }

    @Test
    void asksOnceForADocumentThatWasAskedForAsAPage() throws IOException {
        site.page("/", "<a href=/download/7>Privacy policy</a> <a href=/download/8>Annual report</a>")
                .reply("/download/7", pdf(Documents.pdf("", 2, "Text")))
                .reply("/download/8", file(Documents.docx("", ENGLISH), Format.DOCX.mediaType()));
        assertThat(crawl().attachments()).extracting(Attachment::title).contains("Privacy policy", "Annual report");
        assertThat(site.paths()).filteredOn("/download/7"::equals).hasSize(1);
        assertThat(site.paths()).filteredOn("/download/8"::equals).hasSize(1);
    }

    @Test
    void takesTheWordFromThePageThatListsDocuments() throws IOException {
        site.page("/", links("/accounts"))
                .reply(
                        "/accounts",
                        Reply.of(200, "<title>Accounts</title><h1>Accounts</h1><p>All.<a href=/1.pdf>2023</a>"))
                .reply("/1.pdf", pdf(Documents.pdf("", 1, "Text")));
        assertThat(crawl().attachments())
                .extracting(Attachment::title, Attachment::year, Attachment::kind)
                .containsExactly(tuple("Accounts: 2023", "2023", Kind.ACCOUNTS));
    }

    @Test
    void readsOfficeDocumentsAndThoseWithoutAnExtension() throws IOException {
        site.page("/", "<a href=/form.docx>Referral form</a> <a href=/download/7>Privacy policy</a>")
                .reply("/form.docx", file(Documents.docx("", ENGLISH), Format.DOCX.mediaType()))
                .reply("/download/7", pdf(Documents.pdf("", 2, "Text")));
        assertThat(crawl().attachments())
                .extracting(Attachment::words)
                .allMatch(words -> words.startsWith("Word document, 3 pages, 2022, ") && words.endsWith("English")
                        || words.startsWith("PDF, 2 pages, 2023, "))
                .hasSize(2);
    }

    @Test
    void asksForNothingElse() throws IOException {
        site.robots("User-agent: *", "Disallow: /closed/")
                .page(
                        "/",
                        "<a href=/map.pdf>Map</a><a href=/closed/policy.pdf>Policy</a><a rel=nofollow href=/form.pdf>Form</a>"
                                + "<a href=/old.doc>Old policy</a><a href=http://elsewhere.example/policy.pdf>Their policy</a>");
        Crawl crawl = crawl();
        assertThat(crawl.attachments()).isEmpty();
        assertThat(site.paths()).doesNotContain("/map.pdf", "/closed/policy.pdf", "/form.pdf", "/old.doc");
        assertThat(dropped(crawl))
                .containsAllEntriesOf(Map.of(
                        "/map.pdf", Reason.NOT_HTML,
                        "/closed/policy.pdf", Reason.ROBOTS,
                        "/old.doc", Reason.NOT_HTML));
    }

    @Test
    void asksForTwentyAtMostTheNewestOfEachKindFirst() throws IOException {
        byte[] file = Documents.pdf("", 1, "Text");
        StringBuilder body = new StringBuilder("<a href=/form.pdf>Form</a>");
        for (int year = 1990; year < 2020; year++) {
            body.append("<a href=/m" + year + ".pdf>Minutes of " + year + "</a>");
            site.reply("/m" + year + ".pdf", pdf(file));
        }
        site.page("/", body.toString()).reply("/form.pdf", pdf(file));
        Crawl crawl = crawl(1);
        assertThat(crawl.attachments()).hasSize(20);
        assertThat(crawl.attachments().subList(0, 3))
                .extracting(Attachment::title)
                .containsExactly("Form", "Minutes of 2019", "Minutes of 2018");
        assertThat(paths(crawl)).containsExactly("/");
        assertThat(site.paths()).doesNotContain("/m1999.pdf");
    }

    @Test
    void goesOnWithoutWhatCannotBeRead() throws IOException {
        site.page(
                        "/",
                        "<a href=/bomb.pdf>Policy</a><a href=/broken.pdf>Broken policy</a><a href=/gone.pdf>Old policy</a>"
                                + "<a href=/hidden.pdf>Hidden policy</a><a href=/moved.pdf>Moved policy</a>")
                .reply("/bomb.pdf", pdf(Documents.pdfOfHugeRows()))
                .reply("/broken.pdf", pdf("%PDF-1.7 ...".getBytes()))
                .reply("/hidden.pdf", new Reply(200, new byte[9], Map.of("X-Robots-Tag", "noindex")))
                .redirect("/moved.pdf", "/here.pdf")
                .reply("/here.pdf", pdf(Documents.pdf("", 1, "Text")));
        Crawl crawl = crawl();
        assertThat(crawl.attachments()).extracting(Attachment::title).contains("Moved policy");
        assertThat(dropped(crawl))
                .containsAllEntriesOf(Map.of(
                        "/broken.pdf", Reason.NOT_HTML,
                        "/gone.pdf", Reason.FAILED,
                        "/hidden.pdf", Reason.NOINDEX));
    }

    @Test
    void bringsTheSameDocumentsInTheSameOrder() throws IOException {
        IntStream.range(0, 9).forEach(i -> {
            try {
                site.reply("/" + i + ".pdf", pdf(Documents.pdf("", 1, "Text")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        StringBuilder body = new StringBuilder();
        IntStream.range(0, 9)
                .forEach(i -> body.append("<a href=/" + i + ".pdf>Policy on " + "abcdefghi".charAt(i) + "</a>"));
        site.page("/", body.toString());
        List<Attachment> first = crawl().attachments();
        assertThat(first).hasSize(9);
        assertThat(crawl().attachments()).isEqualTo(first);
    }

    private static Reply pdf(byte[] body) {
        return file(body, "application/pdf");
    }

    private static Reply file(byte[] body, String type) {
        return new Reply(200, body, Map.of("Content-Type", type));
    }
}
