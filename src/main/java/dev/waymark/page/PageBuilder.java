package dev.waymark.page;

import dev.waymark.page.Page.Fact;
import dev.waymark.page.Page.Heading;
import dev.waymark.page.Page.Link;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a page from what was found on it; what is not set is empty. {@link Page} says what each part means. */
public final class PageBuilder {

    private final Url url;
    private @Nullable Url canonical;
    private String title;
    private String heading = "";
    private String description = "";
    private String language = "";
    private String siteName = "";
    private String published = "";
    private String modified = "";
    private List<String> breadcrumbs = List.of();
    private List<Heading> headings = List.of();
    private List<Link> links = List.of();
    private String markdown = "";
    private int words;
    private Map<String, Url> translations = Map.of();
    private List<String> types = List.of();
    private List<Fact> facts = List.of();
    private boolean noindex;
    private boolean nofollow;
    private boolean needsScript;
    private boolean wall;
    private String builder = "";
    private Page.@Nullable Rendering rendering;

    PageBuilder(Url url) {
        this.url = url;
        this.title = url.toString();
    }

    PageBuilder(Page page) {
        url = page.url();
        canonical = page.canonical();
        title = page.title();
        heading = page.heading();
        description = page.description();
        language = page.language();
        siteName = page.siteName();
        published = page.published();
        modified = page.modified();
        breadcrumbs = page.breadcrumbs();
        headings = page.headings();
        links = page.links();
        markdown = page.markdown();
        words = page.words();
        translations = page.translations();
        types = page.types();
        facts = page.facts();
        noindex = page.noindex();
        nofollow = page.nofollow();
        needsScript = page.needsScript();
        wall = page.wall();
        builder = page.builder();
        rendering = page.rendering();
    }

    public PageBuilder canonical(@Nullable Url canonical) {
        this.canonical = canonical;
        return this;
    }

    public PageBuilder title(String title) {
        this.title = title;
        return this;
    }

    public PageBuilder heading(String heading) {
        this.heading = heading;
        return this;
    }

    public PageBuilder description(String description) {
        this.description = description;
        return this;
    }

    public PageBuilder language(String language) {
        this.language = language;
        return this;
    }

    public PageBuilder siteName(String siteName) {
        this.siteName = siteName;
        return this;
    }

    public PageBuilder published(String published) {
        this.published = published;
        return this;
    }

    public PageBuilder modified(String modified) {
        this.modified = modified;
        return this;
    }

    public PageBuilder breadcrumbs(List<String> breadcrumbs) {
        this.breadcrumbs = breadcrumbs;
        return this;
    }

    public PageBuilder headings(List<Heading> headings) {
        this.headings = headings;
        return this;
    }

    public PageBuilder links(List<Link> links) {
        this.links = links;
        return this;
    }

    public PageBuilder markdown(String markdown) {
        this.markdown = markdown;
        return this;
    }

    public PageBuilder words(int words) {
        this.words = words;
        return this;
    }

    public PageBuilder translations(Map<String, Url> translations) {
        this.translations = translations;
        return this;
    }

    public PageBuilder types(List<String> types) {
        this.types = types;
        return this;
    }

    public PageBuilder facts(List<Fact> facts) {
        this.facts = facts;
        return this;
    }

    public PageBuilder noindex(boolean noindex) {
        this.noindex = noindex;
        return this;
    }

    public PageBuilder nofollow(boolean nofollow) {
        this.nofollow = nofollow;
        return this;
    }

    public PageBuilder needsScript(boolean needsScript) {
        this.needsScript = needsScript;
        return this;
    }

    public PageBuilder wall(boolean wall) {
        this.wall = wall;
        return this;
    }

    public PageBuilder builder(String builder) {
        this.builder = builder;
        return this;
    }

    public PageBuilder rendering(Page.Rendering rendering) {
        this.rendering = rendering;
        return this;
    }

    public Page build() {
        return new Page(
                url,
                canonical,
                title,
                heading,
                description,
                language,
                siteName,
                published,
                modified,
                breadcrumbs,
                headings,
                links,
                markdown,
                words,
                translations,
                types,
                facts,
                noindex,
                nofollow,
                needsScript,
                wall,
                builder,
                rendering);
    }
}
