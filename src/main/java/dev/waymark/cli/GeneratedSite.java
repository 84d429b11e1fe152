package dev.waymark.cli;

import dev.waymark.crawl.Crawl;
import dev.waymark.document.LlmsTxt;
import dev.waymark.message.Messages;
import dev.waymark.outline.PublishableFiles;
import dev.waymark.page.Page;
import dev.waymark.recipe.PublishingGuide;
import dev.waymark.recipe.Recipes;
import dev.waymark.template.Options;
import java.util.List;
import java.util.Map;

/** The files of a site that was read; each is made when it is asked for. */
record GeneratedSite(LlmsTxt document, Crawl crawl, Options options) {

    String llmsTxt() {
        return document.write();
    }

    String llmsFull() {
        return PublishableFiles.full(document, pages()).text();
    }

    Map<String, String> twins() {
        return PublishableFiles.twins(document, pages());
    }

    Map<String, String> bundle() {
        PublishingGuide guide = new PublishingGuide(crawl.site().start().at("/llms.txt"), Messages.ENGLISH);
        String whole = guide.whole(Recipes.find(pages().get(0).builder()));
        return PublishableFiles.files(llmsTxt(), llmsFull(), whole, pages(), options);
    }

    private List<Page> pages() {
        return crawl.pages();
    }
}
