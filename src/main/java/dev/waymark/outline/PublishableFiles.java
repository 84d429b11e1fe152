package dev.waymark.outline;

import dev.waymark.document.LlmsFull;
import dev.waymark.document.LlmsTxt;
import dev.waymark.document.LlmsTxtParser;
import dev.waymark.document.PageText;
import dev.waymark.page.Page;
import dev.waymark.template.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything to publish of a site: the two files, a twin of each page that is listed, files of sections and languages,
 * {@code llms-markdown.txt} with links to the twins, and a guide.
 */
public final class PublishableFiles {

    private static final int MAX_FULL_TEXT_BYTES = 2_000_000;

    private PublishableFiles() {}

    /** The {@code llms-full.txt} of a document, 2 MB at most. */
    public static LlmsFull full(LlmsTxt document, List<Page> pages) {
        return LlmsFull.of(document.name(), PageTexts.of(document, pages), MAX_FULL_TEXT_BYTES);
    }

    /**
     * The texts by their paths, none of which begins with a slash.
     *
     * @param llmsTxt the site's file, maybe edited since it was written; it gets links to the files of sections and languages
     * @param guide says how to publish them
     * @param pages all of the site, the start page first
     * @param options as the file was made with them
     */
    public static Map<String, String> files(
            String llmsTxt, String llmsFull, String guide, List<Page> pages, Options options) {
        Map<String, String> files = new LinkedHashMap<>();
        NestedFiles nested = NestedFiles.of(pages, options, llmsTxt);
        files.put("llms.txt", nested.root());
        files.put("llms-full.txt", llmsFull);
        files.put("PUBLISHING.md", guide);
        nested.files().forEach((path, text) -> files.put(path.substring(1), text));
        LlmsTxt document = LlmsTxtParser.parse(nested.root()).document();
        Map<String, String> twins = twins(document, pages);
        twins.forEach(files::putIfAbsent);
        files.put("llms-markdown.txt", withMarkdown(document, twins.keySet()).write());
        return files;
    }

    /** The document with links to the twins of its pages, where they have one. */
    private static LlmsTxt withMarkdown(LlmsTxt document, Set<String> twins) {
        return document.withAddresses(url -> {
            String twin = PageText.path(url);
            return twins.contains(twin) ? url.at("/" + twin) : url;
        });
    }

    /** The twins of the pages that a document lists, by their paths. */
    public static Map<String, String> twins(LlmsTxt document, List<Page> pages) {
        Map<String, String> twins = new LinkedHashMap<>();
        for (PageText text : PageTexts.of(document, pages)) {
            twins.putIfAbsent(text.path(), text.write(text.url().at("/llms.txt")));
        }
        return twins;
    }
}
