package dev.waymark.monitor;

import dev.waymark.crawl.Revisit.Trust;
import dev.waymark.storage.Row;
import dev.waymark.url.Url;
import java.util.UUID;

/**
 * A website whose check has just begun, for all accounts that want it.
 *
 * @param claim names this check
 * @param checks how many have been made before
 * @param failures how many of the last ones failed, one after the other
 * @param confirming how many readings have shown changes since the one that is stored
 * @param trust what is believed of the site
 * @param extraction the version of the extractor that has read the stored pages
 */
public record Watch(
        long id,
        Url url,
        String host,
        UUID claim,
        int checks,
        int failures,
        int confirming,
        Trust trust,
        int extraction) {

    /** After a check that could not read it; so many such checks have been made in a row. */
    public Watch failed(int inARow) {
        return new Watch(id, url, host, claim, checks + 1, inARow, confirming, trust, extraction);
    }

    /** After a check that has read it. */
    public Watch read(int readings, Trust believed, int version) {
        return new Watch(id, url, host, claim, checks + 1, 0, readings, believed, version);
    }

    static Watch of(Row row) {
        return new Watch(
                row.longValue("id"),
                Url.parse(row.text("url")),
                row.text("host"),
                row.uuid("claim"),
                row.intValue("checks"),
                row.intValue("failures"),
                row.intValue("confirming"),
                new Trust(row.booleanValue("validators"), row.booleanValue("dates")),
                row.intValue("extraction"));
    }
}
