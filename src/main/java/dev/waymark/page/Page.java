package dev.waymark.page;

import dev.waymark.url.Url;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one page says, read once; its HTML is let go afterwards. Every text is one line (the Markdown alone has more) and holds
 * no control, bidi or zero-width characters.
 *
 * @param url the address that answered
 * @param canonical what {@code rel=canonical} names, if anything
 * @param title the page's own title as it is, the site's suffix included; never blank (the address when there is nothing else)
 * @param heading the first heading of level 1, empty when there is none
 * @param description the meta description, empty when there is none
 * @param language the language tag of the document, lower case, empty when it says none
 * @param siteName what the page calls its site ({@code og:site_name}, JSON-LD), empty when it does not
 * @param published the day of publication as {@code 2026-01-31}, empty when it says none
 * @param modified the day of the last change, likewise
 * @param breadcrumbs the names on the way from the home page to this one
 * @param headings the headings of the main content in order
 * @param links the links of the whole page in order, one for each address and place, at most 1,000
 * @param markdown the main content as Markdown
 * @param words how many words the main content has
 * @param translations language tag → address, from {@code hreflang}
 * @param types JSON-LD and Open Graph types, lower case
 * @param facts what the page says of its organisation
 * @param noindex whether the page asks not to be indexed
 * @param nofollow whether the page asks that its links not be followed
 * @param needsScript whether the page is empty until a browser runs its scripts
 * @param wall whether a log-in form or a firewall's challenge takes the place of the page
 * @param builder what the website is made with, as far as this page, the start page, shows it: the id of a recipe; else empty
 * @param rendering how a browser rendered it; null when it was read as its server sent it
 */
public record Page(
        Url url,
        @Nullable Url canonical,
        String title,
        String heading,
        String description,
        String language,
        String siteName,
        String published,
        String modified,
        List<String> breadcrumbs,
        List<Heading> headings,
        List<Link> links,
        String markdown,
        int words,
        Map<String, Url> translations,
        List<String> types,
        List<Fact> facts,
        boolean noindex,
        boolean nofollow,
        boolean needsScript,
        boolean wall,
        String builder,
        @Nullable Rendering rendering) {

    public Page {
        builder = Objects.requireNonNullElse(builder, ""); // pages that were stored before it was looked for
    }

    /**
     * What it took to render a page.
     *
     * @param requests made for it, the one for the page itself not counted
     * @param millis by wall clock
     */
    public record Rendering(int requests, long millis) {}

    /** A heading of the main content. */
    public record Heading(int level, String text) {}

    /**
     * A link.
     *
     * @param nofollow whether it asks not to be followed
     */
    public record Link(Url url, String text, Place place, boolean nofollow) {

        /** Of the parts that tell links apart; the others seldom do, and a crawl looks up every link of every page. */
        @Override
        public int hashCode() {
            return 31 * url.hashCode() + text.hashCode();
        }
    }

    /** Where on the page a link is. */
    public enum Place {
        NAVIGATION,
        MAIN,
        FOOTER
    }

    /**
     * Something the page says of the organisation behind it.
     *
     * @param label what the page says the value belongs to, such as a heading above a telephone number; empty when it does not say
     * @param source the page that says it
     */
    public record Fact(Kind kind, String value, String label, Url source) {

        public Fact {
            label = Objects.requireNonNullElse(label, ""); // pages that were stored before facts had labels
        }

        public Fact(Kind kind, String value, Url source) {
            this(kind, value, "", source);
        }

        /** What a fact is about. */
        public enum Kind {
            NAME,
            DESCRIPTION,
            EMAIL,
            PHONE,
            ADDRESS,
            POSTCODE,
            OPENING_HOURS,
            SOCIAL,
            CHARITY_NUMBER,
            COMPANY_NUMBER,
            TAX_NUMBER,
            LICENCE,
            LOCATION
        }
    }

    /** The canonical address when the page names one. */
    public Optional<Url> canonicalUrl() {
        return Optional.ofNullable(canonical);
    }

    /** A page of which nothing but its address is known yet. */
    public static PageBuilder at(Url url) {
        return new PageBuilder(url);
    }

    /** The same page, to be changed. */
    public PageBuilder but() {
        return new PageBuilder(this);
    }

    /** The same page without its Markdown, which is most of its weight. */
    public Page withoutMarkdown() {
        return but().markdown("").build();
    }

    /** The same page for an owner who lets it be read though it asks not to be indexed. */
    public Page indexable() {
        return but().noindex(false).build();
    }
}
