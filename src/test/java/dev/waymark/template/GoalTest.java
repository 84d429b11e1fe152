package dev.waymark.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.describe.DescribeRequest;
import dev.waymark.document.LlmsTxt.Section;
import dev.waymark.outline.Outline;
import dev.waymark.outline.OutlineResult;
import dev.waymark.outline.Pages;
import dev.waymark.outline.analysis.LinkNames;
import dev.waymark.outline.analysis.PageDecision;
import dev.waymark.page.Page;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every goal and sector of every template changes what it should: the order, what survives, and what a describer is told. */
class GoalTest {

    static Stream<Arguments> goals() {
        return Arrays.stream(Template.values())
                .flatMap(template -> template.goals().stream().map(goal -> Arguments.of(template, goal)));
    }

    static Stream<Arguments> sectors() {
        return Arrays.stream(Template.values()).flatMap(template -> template.sectors().stream()
                .filter(sector -> !sector.topics().isEmpty())
                .map(sector -> Arguments.of(template, sector)));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void putsTheSectionsThatAGoalStressesFirst(Template template, Goal goal) {
        List<Page> site = site();
        List<String> titles =
                Outline.of(site, Options.of(template.id(), "", goal.id(), "")).write().document().sections().stream()
                        .map(Section::title)
                        .toList();
        List<String> stressed = template.parts().subList(1, template.parts().size()).stream()
                .filter(part -> part.kinds().stream().anyMatch(goal.stresses()::contains))
                .map(Template.Part::title)
                .filter(titles::contains)
                .toList();
        List<String> others = titles.stream()
                .filter(title ->
                        template.parts().stream().anyMatch(part -> part.title().equals(title)))
                .filter(title -> !title.equals(template.parts().get(0).title()) && !stressed.contains(title))
                .toList();
        for (String first : stressed) {
            for (String later : others) {
                assertThat(titles.indexOf(first)).isLessThan(titles.indexOf(later));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("goals")
    void tellsADescriberTheGoal(Template template, Goal goal) {
        DescribeRequest brief =
                Outline.of(site(), Options.of(template.id(), "", goal.id(), "")).brief();
        assertThat(brief.template()).isEqualTo(template);
        assertThat(brief.goal()).isEqualTo(goal);
    }

    @ParameterizedTest
    @MethodSource("sectors")
    void keepsAPageOfTheSectorWhenThereIsNoRoomForAll(Template template, Sector sector) {
        String topic = sector.topics().stream()
                .sorted()
                .filter(word -> word.length() > 3)
                .findFirst()
                .orElseThrow();
        String name = "Our " + topic + " offer";
        List<Page> site = new ArrayList<>(site());
        for (int i = 0; i < 120; i++) {
            site.add(Pages.page(
                    "/x" + i + "/thing-" + i,
                    "Thing " + word(i),
                    "Thing " + word(i) + " is one of many other things that we do."));
        }
        site.add(Pages.page(
                "/zz/our-offer", name, "What this offer is about and whom it is for, in a few plain words."));
        assertThat(isMain(Outline.of(site, Options.of(template.id(), sector.id(), "", ""))
                        .write()))
                .isTrue();
        assertThat(Outline.of(site, Options.of(template.id(), sector.id(), "", ""))
                        .brief()
                        .sector())
                .isEqualTo(sector);
    }

    private static boolean isMain(OutlineResult outlined) {
        return outlined.choices().stream()
                .filter(choice -> choice.url().path().equals("/zz/our-offer"))
                .allMatch(choice -> choice.place() == PageDecision.Place.KEPT);
    }

    private static String word(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26) + "qu";
    }

    private static List<Page> site() {
        String[] paths = {
            "",
            "about",
            "team",
            "services",
            "projects",
            "impact",
            "get-help",
            "contact",
            "volunteer",
            "donate",
            "news",
            "events",
            "policies",
            "what-we-fund",
            "how-to-apply",
            "eligibility",
            "past-grants",
            "service-standards",
            "product",
            "pricing",
            "customers",
            "investors",
            "careers",
            "docs",
            "api",
            "tutorial",
            "faq"
        };
        List<Page> pages = new ArrayList<>();
        for (String path : paths) {
            String title = path.isEmpty() ? "Larch" : LinkNames.humanised(path);
            pages.add(Pages.page(
                    "/" + path, title, "Larch says here what there is to say of " + title + " for its readers."));
        }
        return pages;
    }
}
