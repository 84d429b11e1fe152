package dev.waymark.admin;

/**
 * A job in the operator's list.
 *
 * @param problem why it failed; empty when it did not
 * @param client the hash of the address it was asked for from
 * @param payment the state of its payment; empty when it has none
 * @param cost what the language model has cost, in millionths of a US dollar
 */
public record JobLine(
        long id,
        String url,
        String tier,
        String state,
        String stage,
        int read,
        int known,
        String problem,
        String client,
        String payment,
        long cost,
        UtcTime created,
        UtcTime started,
        UtcTime finished) {

    static JobLine of(Object[] row) {
        return new JobLine(
                ((Number) row[0]).longValue(),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                ((Number) row[5]).intValue(),
                ((Number) row[6]).intValue(),
                (String) row[7],
                (String) row[8],
                (String) row[9],
                ((Number) row[10]).longValue(),
                UtcTime.ofMillis(row[11]),
                UtcTime.ofMillis(row[12]),
                UtcTime.ofMillis(row[13]));
    }

    /** The state, and of a running job what it is doing. */
    public String words() {
        return state.equals("running") ? "running: " + stage : state;
    }

    /** How long it took or has been taking. */
    public String took() {
        return started == null || finished == null ? "" : started.until(finished);
    }

    /** Enough of the hash to tell clients apart by eye. */
    public String clientInShort() {
        return client.substring(0, Math.min(8, client.length()));
    }

    public String costText() {
        return Cost.text(cost);
    }
}
