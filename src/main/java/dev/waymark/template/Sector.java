package dev.waymark.template;

import dev.waymark.wording.Words;
import java.util.Set;

/**
 * A sector that a site may belong to.
 *
 * @param id as it is in addresses, requests and the database
 * @param title as people see it
 * @param topics words in lower case; pages whose names hold one come first and survive the limits
 */
public record Sector(String id, String title, Set<String> topics) {

    public boolean concerns(String name) {
        return !topics.isEmpty() && Words.of(name).list().stream().anyMatch(topics::contains);
    }
}
