package dev.waymark.extract.dom;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.extract.PageReader;
import dev.waymark.url.Url;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Around and within an article nothing else is kept; other pages keep their lists and cards. */
class ArticleBodyTest {

    private static final String SIGNS = "<meta property=og:type content=article>"
            + "<meta property=article:published_time content=2026-01-31T10:00:00Z>"
            + "<script type=application/ld+json>{\"@type\": \"NewsArticle\"}</script>";
    private static final String TEXT =
            "<p>The old mill at the end of the valley has been bought by the people who live around it.</p>"
                    + "<p>They collected for eleven years, sold cakes and tickets, and asked every firm in the county.</p>"
                    + "<p>From next spring on the mill is to be open to everybody on two days of each week, free of charge.</p>"
                    + "<p>Its wheel turns again already, and the first flour is sold in the shop beside the bridge.</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><h3>Related articles</h3><div><p>GONE and a longer line that tells what another article is about, in some words.</p></div></div>",
                "<h3>Most popular</h3><ul><li><a href=/a>GONE</a></li><li><a href=/b>B</a></li></ul>",
                "<section><h2>Trending</h2><article><h3><a href=/a>GONE</a></h3></article></section>",
                "<div><a href=/a><h3>GONE went another way</h3></a><p>Some teaser text</p></div>",
                "<div><a href=/a>GONE one</a> <a href=/b>GONE two</a></div>",
                "<p>Read more: <a href=/a>GONE with the water of the mill</a></p>",
                "<div class=newsletter-box><p>GONE: get it every week</p></div>",
                "<div class=author-bio>GONE is a reporter</div>",
                "<div id=comment-12><p>GONE: I have lived there all my life and have never seen anything like this, thank you.</p></div>",
                "<ul><li class=comment>GONE: I have lived there all my life and have never seen anything like this.</li></ul>",
                "<figure><img src=a.jpg><figcaption>GONE. Getty Images</figcaption></figure>",
                "<div class=tags>GONE</div>",
                "<div class=caption-full>GONE are the wheel and the roof of the mill in this picture of the year 1921.</div>",
                "<p><span class=newsCaption>GONE are the wheel and the roof of the mill</span></p>",
                "<ul class=photo-gallery><li>GONE are the wheel and the roof of the mill in this picture of the year 1921.</li></ul>",
                "<p><strong><a href=/a>GONE: THE STORY OF ANOTHER MILL</a></strong></p>",
                "<h4>More great valley stories</h4><ul><li>GONE <a href=/a>with the water of the mill</a></li></ul>",
            })
    void dropsWhatIsNoTextOfTheArticle(String html) {
        String article = SIGNS + "<body><div><h1>The mill</h1>%s</div>";
        assertThat(markdown(article.formatted(TEXT + html)))
                .as("behind the text")
                .contains("eleven years", "the bridge")
                .doesNotContain("GONE");
        assertThat(markdown(article.formatted(TEXT + html + TEXT.replace("p>", "p >"))))
                .as("within the text")
                .contains("eleven years", "the bridge")
                .doesNotContain("GONE");
    }

    @Test
    void dropsShortLinesBeforeTheFirstParagraph() {
        assertThat(markdown(SIGNS
                        + "<body><div><div>Valley news</div><h1>The mill</h1><span class=byline>By A. Miller</span>"
                        + "<div>31 January 2026</div><h2>A long way</h2>" + TEXT + "</div>"))
                .startsWith("# The mill")
                .doesNotContain("Valley news", "By A.", "31 January");
    }

    @Test
    void keepsTheArticleAndNotTheColumnBesideIt() {
        String column =
                "<div><p>Our shop sells cakes, tickets, flour, postcards and many other things to all who come by.</p>"
                        + "<a href=/shop>To the shop with its many things, open on each day of the week from nine to five</a></div>";
        assertThat(markdown(SIGNS + "<body><h1>The mill</h1><div><div>" + TEXT + "</div>" + column + "</div>"))
                .contains("eleven years")
                .doesNotContain("postcards");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>It worked.</p>",
                "<h2>How it began</h2><p>With a cake that nobody wanted to eat, on a day that nobody wanted to work on.</p>",
                "<ul><li>Monday</li><li>Friday</li></ul><p>These are the days on which the mill is open to all who want to see it.</p>",
                "<blockquote>We never gave up</blockquote><p>So said the woman who baked the first cake, on the day of the sale.</p>",
            })
    void keepsShortTextsOfTheArticle(String html) {
        String text = Jsoup.parse(html).text();
        assertThat(markdown(SIGNS + "<body><div><h1>The mill</h1>" + TEXT + html + "</div>"))
                .contains(text.substring(0, Math.min(6, text.length())));
    }

    @Test
    void keepsALineThatComesAgainLaterButNotTwiceInARow() {
        String question = "<p><b>What was the hardest part of the eleven years?</b></p>";
        String caption = "<p>The mill in the spring of the year 1921, before the storm.</p>";
        String text = markdown(SIGNS + "<body><div><h1>The mill</h1>" + TEXT + question + "<p>The first.</p>" + question
                + "<p>The last.</p>" + caption + caption + "</div>");
        assertThat(text.split("hardest part", -1)).hasSize(3);
        assertThat(text.split("before the storm", -1)).hasSize(2);
    }

    @Test
    void keepsASectionOfPicturesThatHasAHeading() {
        assertThat(markdown(SIGNS + "<body><div><h1>The mill</h1>" + TEXT
                        + "<div class=gallery><h3>The wheel</h3><p>It is made of oak, and turns to the left.</p></div>"
                        + TEXT
                        + "</div>"))
                .contains("The wheel", "made of oak");
    }

    @Test
    void pagesThatAreNoArticleKeepTheirCardsAndLists() {
        String cards =
                "<div><a href=/a><h3>Advice</h3></a><p>Drop in</p></div><div class=author>Ann, 01632 960001</div>";
        assertThat(markdown("<meta property=og:type content=article><body><div><h1>The mill</h1>" + TEXT + cards
                        + "</div>"))
                .contains("Advice", "Drop in", "Ann, 01632 960001");
    }

    private static String markdown(String html) {
        return new PageReader()
                .read(Url.parse("https://example.org/news/mill"), html.getBytes(UTF_8), "text/html")
                .markdown();
    }
}
