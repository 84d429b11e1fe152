package dev.waymark.crawl.frontier;

import dev.waymark.url.BadUrl;
import dev.waymark.url.Site;
import dev.waymark.url.TrackingParameters;
import dev.waymark.url.Url;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One address for each page of a site: on the origin where the site answers, without the parameters that only follow visitors.
 *
 * @param home an address on the origin where the site answers
 */
public record UrlCanonicalizer(Site site, Url home) {

    private static final Set<String> SESSION = Set.of(
            "phpsessid",
            "jsessionid",
            "aspsessionid",
            "sid",
            "sessid",
            "sessionid",
            "session_id",
            "session",
            "zenid",
            "oscsid",
            "cfid",
            "cftoken",
            "s_id",
            "osc_sid",
            "aspxautodetectcookiesupport");

    /** The one form of an address of this site; others stay as they are. */
    Url canonical(Url url) {
        if (!site.sameHost(url)) {
            return url;
        }
        String path = path(url.path());
        String query = query(url.query());
        boolean settled = path.equals(url.path())
                && query.equals(url.query())
                && home.origin().equals(url.origin());
        return settled ? url : at(url, path + (query.isEmpty() ? "" : "?" + query));
    }

    private Url at(Url url, String pathAndQuery) {
        try {
            return home.at(pathAndQuery);
        } catch (BadUrl e) {
            return url;
        }
    }

    /** Path parameters ({@code ;jsessionid=…}) and the session segment of ASP.NET ({@code /(S(…))/}) go. */
    private static String path(String path) {
        int parameter = path.toLowerCase(Locale.ROOT).indexOf(";jsessionid=");
        String clean = parameter < 0 ? path : path.substring(0, parameter);
        int session = clean.indexOf("/(S(");
        int end = session < 0 ? -1 : clean.indexOf("))/", session);
        return end < 0 ? clean : clean.substring(0, session) + clean.substring(end + 2);
    }

    private static String query(String query) {
        return query.isEmpty()
                ? query
                : Arrays.stream(query.split("&", -1))
                        .filter(part -> !part.isEmpty() && !followsVisitors(part))
                        .collect(Collectors.joining("&"));
    }

    private static boolean followsVisitors(String part) {
        int equals = part.indexOf('=');
        String name = (equals < 0 ? part : part.substring(0, equals)).toLowerCase(Locale.ROOT);
        return TrackingParameters.areIn(part) || SESSION.contains(name) || name.startsWith("aspsessionid");
    }
}
