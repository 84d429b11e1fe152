package dev.waymark.job;

import dev.waymark.document.Publishing;
import dev.waymark.result.MarkdownBlock;
import dev.waymark.url.Url;
import java.util.ArrayList;
import java.util.List;

/**
 * How to publish, for a page.
 *
 * @param address where the file will be
 * @param ways one for each kind of server
 */
public record PublishingView(String address, List<Way> ways) {

    /** What to do on one kind of server. */
    public record Way(String title, List<MarkdownBlock> blocks) {}

    static PublishingView of(Url site) {
        Url file = site.at("/llms.txt");
        List<Way> ways = new ArrayList<>();
        for (MarkdownBlock block : MarkdownBlock.read(Publishing.guide(file))) {
            if (block.kind() == MarkdownBlock.Kind.HEADING) {
                ways.add(new Way(block.text(), new ArrayList<>()));
            } else {
                ways.get(ways.size() - 1).blocks().add(block);
            }
        }
        // The first is the guide's own title with the steps that the page gives in its own words.
        return new PublishingView(file.toString(), List.copyOf(ways.subList(1, ways.size())));
    }
}
