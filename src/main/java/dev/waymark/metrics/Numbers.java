package dev.waymark.metrics;

import dev.waymark.job.Census;
import dev.waymark.storage.Connections;

/**
 * What all servers together are doing, from the database that they share.
 *
 * @param spentToday on the language model, in US dollars
 */
record Numbers(Census census, double spentToday, Connections connections) {}
