package dev.waymark.job;

import dev.waymark.message.Messages;
import dev.waymark.recipe.PublishingGuide;
import dev.waymark.recipe.Recipe;
import dev.waymark.recipe.Recipes;
import dev.waymark.result.MarkdownBlock;
import dev.waymark.url.Url;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to publish, for a page.
 *
 * @param address where the file will be
 * @param madeWith says what the website is made with or runs on; null when that is not known
 * @param made what to do on a website that is made as this one; null when that is not known
 * @param others one for each other way to make a website
 * @param mail a link that begins a mail to whoever looks after the website; null when there is no link to send
 */
public record PublishingView(
        String address,
        @Nullable String madeWith,
        @Nullable Way made,
        List<Way> others,
        @Nullable String mail) {

    /** What to do on websites that are made in one way. */
    public record Way(String title, List<MarkdownBlock> blocks) {}

    /** @param shared where the result can be seen and not be changed; null when nowhere */
    static PublishingView of(JobStatus job, @Nullable String shared, Messages messages) {
        return of(job, shared, guide(job.url(), messages));
    }

    /**
     * The same for a website whose file is hosted and which passes requests on.
     *
     * @param hosted the address of the hosted file
     */
    public static PublishingView ofHosted(JobStatus job, Url hosted, Messages messages) {
        return of(job, null, guide(job.url(), messages).withHosted(hosted));
    }

    private static PublishingView of(JobStatus job, @Nullable String shared, PublishingGuide guide) {
        Optional<Recipe> made = Recipes.find(job.builder());
        return new PublishingView(
                guide.file().toString(),
                made.map(guide::made).orElse(null),
                made.map(recipe -> way(guide, recipe)).orElse(null),
                Recipes.all().stream()
                        .filter(recipe -> !recipe.id().equals(job.builder()))
                        .map(recipe -> way(guide, recipe))
                        .toList(),
                shared == null ? null : mail(guide, made, shared));
    }

    static PublishingGuide guide(Url site, Messages messages) {
        return new PublishingGuide(site.at("/llms.txt"), messages);
    }

    private static Way way(PublishingGuide guide, Recipe recipe) {
        return new Way(guide.title(recipe), MarkdownBlock.read(guide.of(recipe)));
    }

    /** Source: RFC 6068, "The 'mailto' URI Scheme". */
    private static String mail(PublishingGuide guide, Optional<Recipe> made, String shared) {
        String host = guide.file().host();
        Messages messages = guide.messages();
        return "mailto:?subject=" + encoded(messages.text("publish.mail.subject", host)) + "&body="
                + encoded(messages.text("publish.mail.body", host, shared, guide.file(), guide.plain(made))
                        .replace("\n", "\r\n"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
