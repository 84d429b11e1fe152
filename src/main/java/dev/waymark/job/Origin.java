package dev.waymark.job;

import dev.waymark.enrich.Enrichment;
import dev.waymark.outline.Authorship;
import dev.waymark.storage.StoredJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a document besides the site itself.
 *
 * @param writing which parts the language model wrote; empty when it was not asked
 * @param registers what public registers say; empty when they were not asked
 */
record Origin(Optional<Authorship> writing, Optional<Enrichment> registers) {

    static final Origin UNKNOWN = new Origin(Optional.empty(), Optional.empty());

    /** From what is stored, null where there is nothing. */
    static Origin of(@Nullable String writing, @Nullable String registers) {
        return new Origin(
                Optional.ofNullable(writing).map(json -> StoredJson.read(json, Authorship.class)),
                Optional.ofNullable(registers).map(json -> StoredJson.read(json, Enrichment.class)));
    }
}
