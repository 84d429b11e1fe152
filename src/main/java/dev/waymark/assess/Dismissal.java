package dev.waymark.assess;

/**
 * A finding that the owner of the site holds not to be relevant.
 *
 * @param place see {@link Finding#place()}; {@link #EVERYWHERE} for all findings with the code
 */
public record Dismissal(String code, String place) {

    public static final String EVERYWHERE = "*";

    boolean covers(Finding finding) {
        return finding.code().equals(code)
                && (place.equals(EVERYWHERE) || finding.place().equals(place));
    }
}
