package dev.waymark.bulk;

import dev.waymark.message.Message;
import dev.waymark.web.Token;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A list as programs see it. */
public record BulkView(
        String id,
        @Nullable String name,
        String status,
        Instant created,
        @Nullable Instant finished,
        BulkCounts counts,
        List<Item> items,
        Links links) {

    /** Where the list is, and what there is to take along. */
    public record Links(String self, String page, String grades, String files) {}

    /** Where the job of a website is. */
    public record ItemLinks(
            String self, String page, @Nullable String llmsTxt) {}

    /** A website; {@code id} and {@code links} are those of its job, while it is there. */
    public record Item(
            int position,
            String url,
            ItemState state,
            @Nullable Message reason,
            @Nullable Integer score,
            @Nullable String grade,
            @Nullable String id,
            @Nullable ItemLinks links) {

        static Item of(BulkItem item, Optional<Token> job) {
            return new Item(
                    item.position(),
                    item.url(),
                    item.state(),
                    item.reason().orElse(null),
                    item.score().orElse(null),
                    item.grade().orElse(null),
                    job.map(Token::text).orElse(null),
                    job.map(token -> links(token, item.state())).orElse(null));
        }

        private static ItemLinks links(Token token, ItemState state) {
            String self = "/api/jobs/" + token.text();
            return new ItemLinks(
                    self, "/jobs/" + token.text(), state == ItemState.FINISHED ? self + "/llms.txt" : null);
        }
    }

    static BulkView of(Bulk bulk, List<Item> items) {
        String self = "/api/bulk/" + bulk.id();
        return new BulkView(
                bulk.id().text(),
                bulk.name().isEmpty() ? null : bulk.name(),
                bulk.finished().isPresent() ? "finished" : "running",
                bulk.created(),
                bulk.finished().orElse(null),
                bulk.counts(),
                items,
                new Links(self, "/my-sites/bulk/" + bulk.id(), self + "/grades.csv", self + "/files.zip"));
    }
}
