package dev.waymark.change;

import dev.waymark.document.ParsedFile;
import dev.waymark.url.PageKey;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of a file by the pages that they lead to. */
final class ListedItems {

    /** All items that lead to one page, the first of them with its section. */
    record Listed(Url url, String section, List<ParsedFile.Item> items) {

        ParsedFile.Item first() {
            return items.get(0);
        }
    }

    private final Map<String, Listed> byPage = new LinkedHashMap<>();

    /** @param base what relative addresses are resolved against */
    ListedItems(ParsedFile file, Url base) {
        for (ParsedFile.Section section : file.sections()) {
            for (ParsedFile.Item item : section.items()) {
                item.url().or(() -> base.link(item.target())).ifPresent(url -> byPage.computeIfAbsent(
                                PageKey.of(url), any -> new Listed(url, section.title(), new ArrayList<>()))
                        .items()
                        .add(item));
            }
        }
    }

    Map<String, Listed> byPage() {
        return byPage;
    }

    Optional<Listed> of(Url url) {
        return Optional.ofNullable(byPage.get(PageKey.of(url)));
    }

    boolean has(String key) {
        return byPage.containsKey(key);
    }
}
