package dev.waymark.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.OtherFiles;
import dev.waymark.document.ProblemLevel;
import dev.waymark.document.Validation;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NestedFilesTest {

    private static final String[] PLACES = {
        "Ashford",
        "Barrow",
        "Corby",
        "Dover",
        "Exeter",
        "Frome",
        "Goole",
        "Hexham",
        "Ilkley",
        "Jarrow",
        "Kendal",
        "Ludlow",
        "Margate",
        "Nelson",
        "Oakham",
        "Penrith",
        "Ripon",
        "Selby",
        "Thirsk",
        "Ulverston",
        "Ventnor",
        "Whitby",
        "Yeovil",
        "Alnwick",
        "Bodmin"
    };

    private static final String[] MAESTREFI = {"Bala", "Conwy", "Dolgellau"};

    private static Page page(String language, String path, String title, String text) {
        return Pages.page(
                path,
                "<html lang=" + language + "><title>" + title
                        + " | Harbour Trust</title><meta property=og:site_name content=\"Harbour Trust\"><meta name=description content=\""
                        + text + "\"><body><main><h1>" + title + "</h1><p>" + text + "</p><p>"
                        + ("Of " + title + " there is more to tell. ").repeat(language.equals("en") ? 15 : 0)
                        + "</p></main>");
    }

    private static Page page(String path, String title, String text) {
        return page("en", path, title, text);
    }

    private static List<Page> start() {
        return List.of(
                page("/", "Harbour Trust", "Harbour Trust keeps the harbours of northern England open for everybody."),
                page("/about/", "About us", "We are a charity with forty members of staff and many volunteers."),
                page("/contact/", "Contact", "Write to us or ring us on any day of the week."),
                page("/privacy/", "Privacy policy", "Which data we keep of you, for how long, and why we do so."));
    }

    /** 4 pages, and 25 each below /harbours/, /guides/ and /boats/, each with its start page. */
    private static List<Page> big() {
        List<Page> pages = new ArrayList<>(start());
        for (String part : List.of("harbours", "guides", "boats")) {
            pages.add(
                    page("/" + part + "/", capital(part), "All " + part + " of the trust, by the name of the place."));
            for (String place : PLACES) {
                pages.add(page(
                        "/" + part + "/" + place.toLowerCase(Locale.ROOT) + "/",
                        capital(part) + " of " + place,
                        "What the trust knows of " + part + " in " + place + ", how to get there and whom to ask."));
            }
        }
        return pages;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String root(List<Page> pages) {
        return Outline.of(pages, Options.DEFAULT).write().document().write();
    }

    private static NestedFiles nested(List<Page> pages) {
        return NestedFiles.of(pages, Options.DEFAULT, root(pages));
    }

    private static List<String> addresses(String file) {
        return LlmsTxtParser.parse(file).document().links().stream()
                .map(FileLink::url)
                .map(Object::toString)
                .toList();
    }

    @Test
    void addsOnlyLinksThatCanBeToldFromTheRest() {
        NestedFiles nested = nested(big());
        assertThat(nested.root()).isNotEqualTo(root(big())).contains("/harbours/llms.txt");
        assertThat(OtherFiles.removed(nested.root())).isEqualTo(root(big()));
    }

    @Test
    void leadsToThemFromTheFileOfTheArchive() {
        Map<String, String> files = PublishableFiles.files(root(big()), "", "", big(), Options.DEFAULT);
        assertThat(files.get("llms.txt")).contains("/harbours/llms.txt");
        assertThat(files).containsKey("harbours/llms.txt");
    }

    @Test
    void givesEachLargePartOfABigSiteAFileOfItsOwn() {
        NestedFiles nested = nested(big());
        assertThat(nested.files()).containsOnlyKeys("/boats/llms.txt", "/guides/llms.txt", "/harbours/llms.txt");
        String boats = nested.files().getOrDefault("/boats/llms.txt", "");
        assertThat(boats)
                .startsWith(
                        "# Harbour Trust: Boats\n\n> All boats of the trust, by the name of the place. Of Boats there is more to tell.\n\n")
                .contains("- [Boats](https://site.example/boats/)", "](https://site.example/boats/whitby/)");
        assertThat(addresses(boats)).hasSize(26).allMatch(address -> address.startsWith("https://site.example/boats/"));
    }

    @Test
    void leadsToThemFromTheSitesOwnFileAndChangesNothingElseInIt() {
        List<Page> pages = big();
        String root = root(pages);
        NestedFiles nested = NestedFiles.of(pages, Options.DEFAULT, root);
        assertThat(nested.root()).contains("""

                ## More files

                - [Boats](https://site.example/boats/llms.txt): All boats of the trust, by the name of the place
                - [Guides](https://site.example/guides/llms.txt): All guides of the trust, by the name of the place
                - [Harbours](https://site.example/harbours/llms.txt): All harbours of the trust, by the name of the place

                ## Optional
                """);
        String section = nested.root()
                .substring(nested.root().indexOf("## More files"), nested.root().indexOf("## Optional"));
        assertThat(nested.root().replace(section, "")).isEqualTo(root);
        assertThat(NestedFiles.of(pages, Options.DEFAULT, nested.root()).root()).isEqualTo(nested.root());
    }

    @Test
    void givesAPartInAnotherLanguageAFileInThatLanguageOnAnySite() {
        List<Page> pages = new ArrayList<>(start());
        pages.add(page(
                "cy", "/cy/", "Ymddiriedolaeth yr Harbwr", "Mae’r ymddiriedolaeth yn cadw’r harbwrs ar agor i bawb."));
        pages.add(page(
                "cy", "/cy/amdanom/", "Amdanom ni", "Rydym yn elusen gyda deugain o staff a llawer o wirfoddolwyr."));
        pages.add(
                page("cy", "/cy/cysylltu/", "Cysylltu", "Ysgrifennwch atom neu ffoniwch ni unrhyw ddydd o’r wythnos."));
        for (String tref : MAESTREFI) {
            pages.add(
                    page("cy", "/cy/harbwrs/" + tref + "/", "Harbwr " + tref, "Popeth am yr harbwr yn " + tref + "."));
        }
        NestedFiles nested = nested(pages);
        assertThat(nested.files()).containsOnlyKeys("/cy/llms.txt");
        assertThat(nested.files().getOrDefault("/cy/llms.txt", ""))
                .startsWith("# Harbour Trust: Cymraeg\n\n> Mae’r ymddiriedolaeth yn cadw’r harbwrs ar agor i bawb.\n")
                .contains("[Amdanom ni](https://site.example/cy/amdanom/)")
                .doesNotContain("](https://site.example/about/)", "## About")
                .contains(
                        "## Rhagor o ffeiliau\n\n- [English](https://site.example/llms.txt): Harbour Trust keeps the harbours");
        assertThat(nested.root())
                .contains(
                        "## More files\n\n- [Cymraeg](https://site.example/cy/llms.txt): Mae’r ymddiriedolaeth yn cadw");
    }

    @Test
    void leadsFromEachLanguageToTheOthers() {
        List<Page> pages = new ArrayList<>(start());
        for (String code : List.of("cy", "pl")) {
            for (String part : List.of("", "a/", "b/", "c/", "d/")) {
                String words = code.equals("cy") ? "Rydym yn elusen o’r enw " : "Jesteśmy organizacją o nazwie ";
                pages.add(page(code, "/" + code + "/" + part, "Harbwr " + part + code, words + part + code + "."));
            }
        }
        Map<String, String> files = nested(pages).files();
        assertThat(files).containsOnlyKeys("/cy/llms.txt", "/pl/llms.txt");
        assertThat(files.getOrDefault("/cy/llms.txt", ""))
                .contains(
                        "- [English](https://site.example/llms.txt): ",
                        "- [Polski](https://site.example/pl/llms.txt): ")
                .doesNotContain("](https://site.example/cy/llms.txt)");
        assertThat(files.getOrDefault("/pl/llms.txt", ""))
                .contains("## Więcej plików\n", "- [Cymraeg](https://site.example/cy/llms.txt): ");
    }

    @Test
    void leavesASmallSiteAlone() {
        NestedFiles nested = nested(big().subList(0, 55));
        assertThat(nested.files()).isEmpty();
        assertThat(nested.root()).isEqualTo(root(big().subList(0, 55)));
        assertThat(NestedFiles.of(List.of(), Options.DEFAULT, "# Nothing\n"))
                .isEqualTo(new NestedFiles(Map.of(), "# Nothing\n"));
    }

    @Test
    void leavesAPartAloneThatIsNearlyTheWholeSiteOrIsInTheFileAnyway() {
        List<Page> all = new ArrayList<>(start());
        for (int i = 0; i < 100; i++) {
            all.add(page(
                    "/docs/page-" + i + "/",
                    "Page " + PLACES[i % 25] + i,
                    "What page " + i + " says of " + PLACES[i % 25] + "."));
        }
        assertThat(nested(all).files()).isEmpty();
        List<Page> big = big();
        String everything = "# Harbour Trust\n\n## All\n\n"
                + big.stream().map(page -> "- [Page](" + page.url() + ")\n").reduce("", String::concat);
        assertThat(NestedFiles.of(big, Options.DEFAULT, everything).files()).isEmpty();
    }

    @Test
    void makesTwentyFilesAtMostAndNoneInFoldersWithOddNames() {
        List<Page> pages = new ArrayList<>(start());
        for (int part = 0; part < 40; part++) {
            String folder = part == 0 ? "%2e%2e" : part == 1 ? "a%20b" : "part" + part;
            for (int i = 0; i < 10; i++) {
                pages.add(page(
                        "/" + folder + "/" + PLACES[i] + "/",
                        PLACES[i] + " " + part,
                        "Part " + part + " on " + PLACES[i] + "."));
            }
        }
        assertThat(nested(pages).files()).hasSize(20).allSatisfy((path, text) -> assertThat(path)
                .matches("/part\\d+/llms\\.txt"));
    }

    @Test
    void isTheSameEachTimeAndValid() {
        NestedFiles nested = nested(big());
        assertThat(nested(big())).isEqualTo(nested);
        assertThat(nested.files().values())
                .allSatisfy(text -> assertThat(Validation.of(text).problems(ProblemLevel.ERROR))
                        .isEmpty());
        assertThat(Validation.of(nested.root()).problems(ProblemLevel.ERROR)).isEmpty();
    }

    /** In the processor time of one thread, which does not grow with what else the machine does. */
    @Test
    void readsTwoHundredPagesInWellUnderASecond() {
        List<Page> pages = new ArrayList<>(start());
        for (int part = 0; part < 8; part++) {
            for (String place : PLACES) {
                pages.add(page(
                        "/part" + part + "/" + place + "/",
                        place + " " + part,
                        ("Part " + part + " on " + place + ", and how to get there. ").repeat(40)));
            }
        }
        String root = root(pages);
        NestedFiles.of(pages, Options.DEFAULT, root);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        assertThat(NestedFiles.of(pages, Options.DEFAULT, root).files()).hasSizeGreaterThan(5);
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
}
