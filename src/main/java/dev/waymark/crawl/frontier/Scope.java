package dev.waymark.crawl.frontier;

import dev.waymark.crawl.frontier.LedgerEntry.Reason;
import dev.waymark.message.Message;
import dev.waymark.page.Page;
import dev.waymark.url.Site;
import dev.waymark.url.Url;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The part of the web that a crawl reads: which addresses belong to it, and the one form of each. Its start page settles both. */
public final class Scope {

    private static final Set<String> NO_PAGES = Set.of(
            "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "csv", "epub", "zip", "gz",
            "tgz", "bz2", "xz", "7z", "rar", "tar", "exe", "msi", "dmg", "pkg", "deb", "rpm", "apk", "jar", "iso",
            "jpg", "jpeg", "png", "gif", "webp", "avif", "svg", "ico", "bmp", "tif", "tiff", "mp3", "wav", "ogg", "m4a",
            "flac", "mp4", "m4v", "mov", "avi", "webm", "mkv", "css", "js", "mjs", "map", "json", "xml", "rss", "atom",
            "ics", "vcf", "woff", "woff2", "ttf", "otf", "eot", "swf", "dwg", "kml", "gpx");

    private static final Set<String> FILE_FOLDERS = Set.of(
            "js",
            "assets",
            "static",
            "dist",
            "build",
            "scripts",
            "script",
            "lib",
            "libs",
            "vendor",
            "cdn",
            "_next",
            "wp-content",
            "wp-includes");
    private static final Pattern SHORT_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]{1,20}+\\.js");

    private final CrawlTraps traps = new CrawlTraps();
    private Site site;
    private UrlCanonicalizer addresses;
    private Languages languages = Languages.ANY;

    /** Why an address does not belong. */
    record Refusal(Reason reason, Message detail) {}

    public Scope(Url start) {
        this.site = new Site(start);
        this.addresses = new UrlCanonicalizer(site, start);
    }

    public Site site() {
        return site;
    }

    public Languages languages() {
        return languages;
    }

    public Url canonical(Url url) {
        return addresses.canonical(url);
    }

    /** The site may be elsewhere than the address that was typed: its start page decides. */
    public void startMoved(Url target) {
        if (!site.contains(target)) {
            site = new Site(site.folder().equals("/") ? target.at("/") : target);
        }
        addresses = new UrlCanonicalizer(site, target);
    }

    public void startRead(Page page) {
        Site answered = new Site(page.url());
        site = answered.folder().equals(site.folder())
                ? answered
                : new Site(page.url().at(site.folder()));
        addresses = new UrlCanonicalizer(site, page.url());
        languages = Languages.of(page);
    }

    /** @param listed the language tag of each address that a sitemap lists as a translation */
    void learn(Map<Url, String> listed) {
        languages = languages.with(listed);
    }

    /** Why we would not ask for this address; empty when we would. Each address is shown to it once. */
    Optional<Refusal> refusal(Url key) {
        if (!site.contains(key)) {
            return Optional.of(new Refusal(Reason.OUT_OF_SCOPE, Message.NONE));
        }
        if (NO_PAGES.contains(extension(key)) && !mayBePage(key)) {
            return Optional.of(new Refusal(Reason.NOT_HTML, Message.verbatim(extension(key))));
        }
        if (languages.isElsewhere(key)) {
            return Optional.of(new Refusal(Reason.OTHER_LANGUAGE, Languages.evidence(key)));
        }
        return traps.trap(key).map(why -> new Refusal(Reason.TRAP, why));
    }

    /** Projects and their pages are called so: {@code /frameworks/vue.js}. Files are in folders for files, or have versions in their names. */
    private static boolean mayBePage(Url url) {
        List<String> segments = url.segments();
        return extension(url).equals("js")
                && url.query().isEmpty()
                && segments.stream().noneMatch(FILE_FOLDERS::contains)
                && SHORT_NAME.matcher(segments.get(segments.size() - 1)).matches();
    }

    private static String extension(Url url) {
        String name = url.path().substring(url.path().lastIndexOf('/') + 1);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Hears that the page of this address was one that we have already. */
    public void duplicate(Url key) {
        traps.duplicate(key);
    }
}
