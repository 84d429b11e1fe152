package dev.waymark.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.url.Url;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuilderSignsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<meta name=generator content='Wix.com Website Builder'> | wix",
                "<META NAME=generator CONTENT='WordPress 6.8.3'> | wordpress",
                "<meta name=generator content='Site Kit by Google 1.9'><meta name=generator content='WordPress 7.0'> | wordpress",
                "<meta name=generator content='WordPress.com'> | wordpress-com",
                "<meta name=generator content='Drupal 11 (https://www.drupal.org)'> | drupal",
                "<meta name=generator content='Joomla! - Open Source Content Management'> | joomla",
                "<meta name=generator content='Webflow'> | webflow",
                "<html data-wf-page=6 data-wf-site=5><p>x | webflow",
                "<html data-wf-site=5><link rel=stylesheet href=https://cdn.prod.website-files.com/5/css/a.css> | webflow",
                "<script src=//static.parastorage.com/a.js></script><script src=//static.parastorage.com/b.js></script><script src=//siteassets.parastorage.com/c.js></script> | wix",
                "<link rel='preload stylesheet' href=/wp-includes/a.css><script src=/wp-includes/a.js></script><script src=https://cdn.example.org/wp-content/b.js></script> | wordpress",
            })
    void knowsABuilderByWhatItWritesItself(String html, String builder) {
        assertThat(builder(html)).isEqualTo(builder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-wix-request-id: 1; server: Pepyaka | wix",
                "server: Squarespace; x-contextid: a/b | squarespace",
                "x-shopify-stage: production; powered-by: Shopify | shopify",
                "host-header: WordPress.com; x-ac: 3.lhr _atomic | wordpress-com",
                "x-generator: Drupal 10 (https://www.drupal.org); x-drupal-cache: HIT | drupal",
                "server: Netlify; x-nf-request-id: 01 | netlify",
                "server: Vercel; x-vercel-id: lhr1::a | vercel",
                "server: GitHub.com; x-github-request-id: A | github-pages",
                "server: cloudflare; cf-ray: 8-LHR | cloudflare",
                "server: cloudflare; cf-ray: 8-LHR; x-shopify-stage: production; powered-by: Shopify | shopify",
                "server: nginx | ''",
                "cf-ray: 8-LHR | ''",
                "x-wix-request-id: 1 | ''",
                "powered-by: Shopify | ''",
                "server: not netlify; x-nf-request-id: 01 | ''",
            })
    void knowsItByTwoHeaderFieldsAndNeverByOne(String fields, String builder) {
        assertThat(builder("<p>Hello", fields)).isEqualTo(builder);
    }

    @ParameterizedTest
    @CsvSource({
        "x-shopify-stage: production, <script src=https://cdn.shopify.com/a.js></script>, shopify",
        "server: cloudflare; cf-ray: 8-LHR, <meta name=generator content='WordPress 6.8'>, wordpress",
        "x-nf-request-id: 1; server: Netlify, <script src=https://cdn.shopify.com/buy.js></script>, netlify",
    })
    void addsUpSignsOfBothKindsTheBuilderBeforeItsHost(String fields, String html, String builder) {
        assertThat(builder(html, fields)).isEqualTo(builder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // pages about builders
                "<title>Wix or Squarespace?</title><h1>Made with Wix.com Website Builder</h1><p>Wix, Shopify, WordPress 6.8, Webflow",
                "<a href=https://www.wix.com/>Wix</a><a href=https://static.wixstatic.com/a.pdf>a</a><a href=/wp-content/b>b</a><a href=/wp-content/c>c</a>",
                "<pre>&lt;meta name=generator content='WordPress 6.8'&gt;</pre>",
                "<meta name=description content='WordPress 6.8'><meta property=generator content=WordPress>",
                "<meta name=generator content='Exported from WordPress'>",
                // images that were taken along when a website moved
                "<img src=https://static.wixstatic.com/a.jpg><img src=https://static.wixstatic.com/b.jpg><img src=https://static.wixstatic.com/c.jpg>",
                // one thing of another maker on a page
                "<script src=https://cdn.shopify.com/buy-button.js></script>",
                "<script src=https://blog.example/wp-includes/a.js></script><link rel=stylesheet href=/wp-content/a.css>",
                "<script src=/a.js></script><script src=/a.js></script><script src=/a.js></script>",
                // the same file three times is one
                "<script src=//static.parastorage.com/a.js></script><script src=//static.parastorage.com/a.js></script><script src=//static.parastorage.com/a.js></script>",
                // a host that only looks like one
                "<script src=https://static.parastorage.com.example/a.js></script><script src=https://notwebsite-files.com/b.js></script><script src=https://evilwebsite-files.com/c.js></script>",
                "<html data-wf-site=1><p>x",
                "''",
            })
    void takesNothingElseForASign(String html) {
        assertThat(builder(html)).isEmpty();
    }

    @Test
    void takesNoLongerOnAPageThatIsAllSigns() {
        String hostile = "<meta name=generator content='" + "x".repeat(2_000) + "'><script src=/a.js?"
                + "y".repeat(2_000) + "></script>" + "<html data-wf-site=1>".repeat(3);
        assertThat(builder(hostile.repeat(500))).isEmpty();
        assertThat(builder("<meta name=generator content=x>".repeat(10) + "<meta name=generator content=WordPress>"))
                .as("only the first few are read")
                .isEmpty();
    }

    private static String builder(String html) {
        return builder(html, "");
    }

    private static String builder(String html, String fields) {
        Map<String, List<String>> headers = new HashMap<>();
        Arrays.stream(fields.split(";"))
                .filter(field -> !field.isBlank())
                .forEach(field -> headers.put(field.split(":", 2)[0].strip(), List.of(field.split(":", 2)[1].strip())));
        return PageReader.builder(Url.parse("https://example.org/"), html.getBytes(UTF_8), "text/html", headers);
    }
}
