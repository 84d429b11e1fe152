package dev.waymark.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.outline.Pages;
import dev.waymark.outline.analysis.Classifier;
import dev.waymark.outline.analysis.SiteGraph;
import dev.waymark.outline.analysis.Titles;
import dev.waymark.page.Page;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PageKindTest {

    /** kind | template | path | title */
    private static final String TABLE = """
            home                | charity       | /                                   | Support and advice
            about               | charity       | /about                              | About us
            about               | charity       | /ourstory.html                      | How it began
            about               | business      | /AboutUs.aspx                       | Blue Door
            about               | business      | /x1                                 | Who we are
            about               | charity       | /about/the-building                 | The building
            about               | business      | /chi-siamo                          | Chi siamo
            team                | charity       | /about/trustees                     | Our trustees
            team                | public_sector | /your-councillors                   | Your councillors
            services            | charity       | /what-we-do                         | What we do
            services            | charity       | /services/befriending               | Befriending
            services            | business      | /x2                                 | Our services
            projects            | charity       | /projects/orchard                   | The orchard
            projects            | documentation | /examples/                          | Examples
            impact              | charity       | /our-impact                         | Our impact
            impact              | charity       | /annual-report                      | Annual report 2024
            get_help            | charity       | /get-help                           | Get help
            get_help            | charity       | /support                            | Support
            get_help            | charity       | /self-referral                      | Refer yourself
            contact             | charity       | /contact                            | Contact
            contact             | business      | /find-us.php                        | Where to find the shop
            contact             | business      | /kontakt                            | Kontakt
            volunteer           | charity       | /get-involved/volunteering          | Volunteering
            volunteer           | charity       | /volunteer                          | Give your time
            donate              | charity       | /support-us                         | Support us
            donate              | charity       | /supportus.html                     | How to give
            donate              | charity       | /legacy                             | Leave a legacy
            news                | charity       | /news                               | Latest news
            news                | documentation | /blog/                              | Blog
            events              | charity       | /whats-on                           | What's on
            policy              | charity       | /accessibility                      | Accessibility
            policy              | public_sector | /modern-slavery-statement           | Modern slavery statement
            policy              | charity       | /safeguarding                       | Safeguarding
            legal               | charity       | /privacy-policy                     | Privacy policy
            legal               | business      | /impressum                          | Impressum
            legal               | startup       | /legal/terms                        | Terms of service
            funding_priorities  | funder        | /what-we-fund                       | What we fund
            how_to_apply        | funder        | /how-to-apply                       | How to apply
            how_to_apply        | funder        | /apply/guidelines                   | Guidelines
            eligibility         | funder        | /who-can-apply                      | Who can apply
            past_grants         | funder        | /grants-awarded                     | Grants awarded
            past_grants         | funder        | /who-we-fund                        | Who we fund
            service_category    | public_sector | /council-tax                        | Council Tax
            service_category    | public_sector | /bins-and-recycling                 | Bins and recycling
            service_standards   | public_sector | /service-standards                  | Service standards
            product             | startup       | /product/features                   | Features
            product             | startup       | /how-it-works                       | How it works
            pricing             | startup       | /pricing                            | Pricing
            customers           | startup       | /customers                          | Customers
            customers           | startup       | /case-studies/mill                  | The mill
            investors           | startup       | /investors                          | Investors
            careers             | startup       | /careers                            | Careers
            careers             | charity       | /work-for-us                        | Current vacancies
            docs                | documentation | /docs/concepts                      | Concepts
            docs                | startup       | /docs                               | Documentation
            api_reference       | documentation | /docs/api/client                    | Client
            api_reference       | documentation | /reference                          | Reference
            docs                | documentation | /docs/latest/queues                 | Queues
            tutorial            | documentation | /getting-started                    | Getting started
            tutorial            | documentation | /tutorials/first-crate              | Your first crate
            faq                 | charity       | /faqs                               | Frequently asked questions
            blog_post           | startup       | /blog/how-to-pack-a-crate           | How to pack a crate
            blog_post           | charity       | /news/2024/05/summer-fair           | Summer fair
            listing             | charity       | /tag/volunteers                     | Volunteers
            listing             | charity       | /news/page/2                        | News
            listing             | charity       | /news/2024/05                       | News in May
            listing             | charity       | /news?page=3                        | News
            listing             | business      | /sitemap.html                       | Sitemap
            listing             | business      | /category/tools/saws                | Saws
            listing             | documentation | /genindex.html                      | Index
            other               | charity       | /adopt                              | Adopt
            other               | business      | /supporthub-and-contactless-givers  | Terms like Apiary
            """;

    @ParameterizedTest(name = "{2} is {0}")
    @MethodSource("table")
    void tellsWhatAPageIsFor(String kind, String template, String path, String title) {
        assertThat(kindOf(path, title, Template.valueOf(template.toUpperCase(Locale.ROOT))))
                .hasToString(kind.toUpperCase(Locale.ROOT));
    }

    static Stream<Arguments> table() {
        return TABLE.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray())
                .map(Arguments::of);
    }

    @Test
    void theTableReachesEveryKind() {
        Set<String> reached =
                TABLE.lines().map(line -> line.split("\\|", 2)[0].strip()).collect(Collectors.toSet());
        assertThat(reached)
                .containsAll(EnumSet.allOf(PageKind.class).stream()
                        .map(k -> k.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static PageKind kindOf(String path, String title, Template template) {
        Page home = Pages.page("/", "Blue Door", "A house for all.");
        Page page = Pages.page(path, title, "Some words that say nothing in particular about anything.");
        List<Page> pages = path.equals("/") ? List.of(page) : List.of(home, page);
        return new Classifier(new SiteGraph(pages), new Titles(pages)).kind(page, Optional.of(template));
    }
}
