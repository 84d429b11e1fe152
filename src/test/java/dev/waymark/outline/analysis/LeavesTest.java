package dev.waymark.outline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxt.FileLink;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.outline.Outline;
import dev.waymark.outline.Pages;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which pages stand in the main body, which their index stands for. */
class LeavesTest {

    private static final Page HOME =
            Pages.page("/", "Harbour Trust", "The Harbour Trust keeps the old harbour open to all.");

    @Test
    void namesTheStationsOfADirectoryInOptional() {
        List<Page> pages =
                new ArrayList<>(List.of(HOME, Pages.page("/stations/", "Stations", "Seven stations on the coast.")));
        for (String town : List.of("Abbot", "Bray", "Cove", "Dunn", "Ely", "Fen")) {
            pages.add(Pages.page(
                    "/stations/" + town + "/",
                    town + " Lifeboat Station",
                    "Crew of " + town.length() * 3 + ", " + town + " since " + (1850 + town.charAt(0)) + "; boats "
                            + town.repeat(2) + " and " + town.charAt(0) + "."));
        }
        LlmsTxt document = document(pages);
        assertThat(names(document, false)).contains("Stations").doesNotContain("Abbot Lifeboat Station");
        assertThat(names(document, true)).contains("Abbot Lifeboat Station");
    }

    @Test
    void leavesStubsThatSayTheSameOfOneThingAfterAnotherToTheirIndex() {
        List<Page> pages = new ArrayList<>(List.of(HOME, Pages.page("/ideas/", "Ideas", "What we may do one day.")));
        for (String idea : List.of("anchors", "buoys", "cranes", "docks", "eddies")) {
            pages.add(Pages.page(
                    "/ideas/" + idea + "/",
                    idea + " and chains",
                    "One thing that we want to look at is " + idea + "."));
        }
        assertThat(names(document(pages), false)).contains("Ideas").noneMatch(name -> name.endsWith("chains"));
    }

    @Test
    void namesVacanciesInOptionalAfterThePageThatListsThem() {
        String menu = "<nav><a href=/>Home</a> <a href=/jobs/>Jobs</a> <a href=/walls/>Walls</a></nav>";
        List<Page> pages = List.of(
                Pages.page(
                        "/",
                        "<html lang=en><title>Harbour Trust</title>" + menu
                                + "<main><p>The Harbour Trust keeps the harbour.</main>"),
                Pages.page(
                        "/jobs/",
                        "<html lang=en><title>Jobs</title>" + menu
                                + "<main><h1>Jobs</h1><p>We have one post open: <a href=/pilot/>pilot</a>.</main>"),
                Pages.page(
                        "/walls/",
                        "<html lang=en><title>Walls</title>" + menu
                                + "<main><h1>Walls</h1><p>The walls are old.</main>"),
                Pages.page(
                        "/pilot/",
                        "<html lang=en><title>Pilot</title>" + menu + "<main><h1>Pilot</h1><p>"
                                + "You bring ships in at night and in fog. ".repeat(20) + "</main>"));
        assertThat(names(document(pages), false)).contains("Jobs").doesNotContain("Pilot");
        assertThat(names(document(pages), true)).contains("Pilot");
    }

    @Test
    void keepsTheRulesOfAHandbookTogether() {
        List<Page> pages =
                new ArrayList<>(List.of(HOME, Pages.page("/standards/", "Standards", "What every crew must do.")));
        for (String rule : List.of(
                "Anchors", "Buoys", "Cookies", "Docks", "Engines", "Flags", "Gear", "Hulls", "Inlets", "Jetties",
                "Knots", "Lamps", "Masts", "Nets", "Oars", "Privacy")) {
            pages.add(Pages.page(
                    "/standards/" + rule + "/",
                    rule,
                    rule.charAt(0) + rule.substring(2) + " are " + rule.length() + " times a year looked at by "
                            + rule.repeat(2) + " masters, who write down what they find."));
        }
        assertThat(names(
                        Outline.of(pages, Options.of("documentation", "", "", ""))
                                .write()
                                .document(),
                        false))
                .contains("Anchors", "Cookies", "Privacy", "Oars");
    }

    private static LlmsTxt document(List<Page> pages) {
        return Outline.of(pages, Options.of("charity", "", "", "")).write().document();
    }

    private static List<String> names(LlmsTxt document, boolean optional) {
        return document.sections().stream()
                .filter(section -> section.isOptional() == optional)
                .map(Section::links)
                .flatMap(List::stream)
                .map(FileLink::name)
                .toList();
    }
}
