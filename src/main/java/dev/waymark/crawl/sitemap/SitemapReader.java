package dev.waymark.crawl.sitemap;

import dev.waymark.crawl.sitemap.Sitemap.Listed;
import dev.waymark.extract.dom.CharacterReferences;
import dev.waymark.url.Url;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries out of the markup of a sitemap, an index, an RSS or an Atom feed. An entry that cannot be read is counted and left
 * out; the others are not affected. Elements are known by their local names, because namespaces are often wrong.
 */
final class SitemapReader {

    static final int MAX_PAGES = 50_000;

    private static final int MAX_TEXT = 4_096;
    private static final int MAX_DATE = 40;
    private static final Set<String> ENTRIES = Set.of("url", "sitemap", "item", "entry");
    private static final Set<String> DATES = Set.of("lastmod", "updated");
    private static final Set<String> FIELDS = Set.of("loc", "priority", "lastmod", "updated");

    private final Url base;
    private final List<Listed> pages = new ArrayList<>();
    private final List<Url> files = new ArrayList<>();
    private final Map<Url, String> languages = new LinkedHashMap<>();
    private int broken;

    private String entry = "";
    private String prefix = "";
    private String field = "";
    private final StringBuilder text = new StringBuilder();
    private String location = "";
    private double priority;
    private String modified = "";

    private SitemapReader(Url base) {
        this.base = base;
    }

    static Sitemap read(Url base, Reader source) {
        SitemapReader reader = new SitemapReader(base);
        MarkupScanner markup = new MarkupScanner(source);
        while (reader.hasRoom() && markup.next()) {
            reader.take(markup);
        }
        return new Sitemap(reader.pages, reader.files, reader.languages, reader.broken);
    }

    private boolean hasRoom() {
        return pages.size() < MAX_PAGES && files.size() < MAX_PAGES && broken < MAX_PAGES;
    }

    private void take(MarkupScanner markup) {
        switch (markup.kind()) {
            case START -> start(markup);
            case END -> end(markup.name());
            case TEXT -> addText(CharacterReferences.decode(markup.text()));
            case CDATA -> addText(Optional.of(markup.text()));
        }
    }

    private void start(MarkupScanner markup) {
        String name = markup.name();
        if (ENTRIES.contains(name)) {
            open(name, markup.prefix());
        } else if (name.equals("link") && !entry.isEmpty()) {
            link(markup);
        } else if (isField(name) && markup.prefix().equals(prefix)) {
            closeField();
            field = name;
        }
    }

    private boolean isField(String name) {
        return !entry.isEmpty() && FIELDS.contains(name);
    }

    /** What an entry that nothing closed has said so far counts. */
    private void open(String name, String namePrefix) {
        if (!entry.isEmpty()) {
            closeField();
            closeEntry();
        }
        entry = name;
        prefix = namePrefix;
        location = "";
        priority = Sitemap.USUAL_PRIORITY;
        modified = "";
    }

    /** The address of an Atom entry, or of a translation; RSS has the address as the text of the element. */
    private void link(MarkupScanner markup) {
        String href = text(markup.attribute("href"));
        String relation = text(markup.attribute("rel"));
        String language = text(markup.attribute("hreflang"));
        if (href.isEmpty()) {
            closeField();
            field = entry.equals("item") && markup.prefix().isEmpty() ? "link" : "";
        } else if (entry.equals("entry") && (relation.isEmpty() || relation.equals("alternate"))) {
            location = location.isEmpty() ? href : location;
        } else if (relation.equals("alternate") && !language.isEmpty() && languages.size() < MAX_PAGES) {
            base.link(href).ifPresent(url -> languages.putIfAbsent(url, language.toLowerCase(Locale.ROOT)));
        }
    }

    private static String text(@Nullable String raw) {
        return raw == null ? "" : CharacterReferences.decode(raw).orElse("").strip();
    }

    private void end(String name) {
        if (name.equals(field)) {
            closeField();
        } else if (name.equals(entry)) {
            closeField();
            closeEntry();
        }
    }

    private void addText(Optional<String> more) {
        if (!field.isEmpty() && text.length() < MAX_TEXT) {
            text.append(more.orElse("\0")); // no address has it: the entry is broken
        }
    }

    private void closeField() {
        if (field.equals("priority")) {
            priority = Sitemap.priority(text.toString().strip());
        } else if (DATES.contains(field)) {
            String date = text.toString().strip();
            modified = date.length() <= MAX_DATE ? date : "";
        } else if (!field.isEmpty()) {
            location = location.isEmpty() ? text.toString().strip() : location;
        }
        field = "";
        text.setLength(0);
    }

    private void closeEntry() {
        boolean readable = !location.isEmpty() && location.indexOf('\0') < 0;
        Optional<Url> url = readable ? base.link(location) : Optional.empty();
        if (url.isEmpty()) {
            broken++;
        } else if (entry.equals("sitemap")) {
            files.add(url.get());
        } else {
            pages.add(new Listed(url.get(), priority, modified));
        }
        entry = "";
    }
}
