package dev.waymark.bulk;

import dev.waymark.storage.Row;

/** How many websites of a list are in each state. */
public record BulkCounts(int total, int waiting, int queued, int finished, int failed, int refused, int stopped) {

    static final String COLUMNS = """
            count(*) as total, count(*) filter (where state = 'WAITING') as waiting, count(*) filter (where state = 'QUEUED') as queued,
            count(*) filter (where state = 'FINISHED') as finished, count(*) filter (where state = 'FAILED') as failed,
            count(*) filter (where state = 'REFUSED') as refused, count(*) filter (where state = 'STOPPED') as stopped
            """;

    static BulkCounts of(Row row) {
        return new BulkCounts(
                row.intValue("total"),
                row.intValue("waiting"),
                row.intValue("queued"),
                row.intValue("finished"),
                row.intValue("failed"),
                row.intValue("refused"),
                row.intValue("stopped"));
    }

    /** Whether none waits or is read. */
    boolean areOver() {
        return waiting == 0 && queued == 0;
    }

    /** How many have come to their end, in hundredths of all. */
    public int percent() {
        return total == 0 ? 100 : 100 * (total - waiting - queued) / total;
    }
}
