package dev.waymark.url;

/**
 * The part of the web that one job reads: everything under the host of the start address, with {@code www.} and the bare name,
 * http and https, taken for one; when the start address names a folder below the root, only what is under that folder.
 *
 * @param start where the reading starts
 */
public record Site(Url start) {

    /** Whether the address belongs to this site (and to its folder, when there is one). */
    public boolean contains(Url url) {
        return sameHost(url) && url.path().startsWith(folder());
    }

    /** Whether the address is on this site's host, in the folder or not. */
    public boolean sameHost(Url url) {
        return hostOf(url).equals(hostOf(start));
    }

    /** The folder that the reading stays in; {@code /} for a whole site. */
    public String folder() {
        return start.path().substring(0, start.path().lastIndexOf('/') + 1);
    }

    /** The host that answers for an address, {@code www.} left out; with its port unless that is a standard one. */
    public static String hostOf(Url url) {
        String host = url.host().startsWith("www.") ? url.host().substring(4) : url.host();
        boolean standard = url.port() == 80 || url.port() == 443;
        return standard ? host : host + ":" + url.port();
    }
}
