package dev.waymark.render;

import java.util.ArrayList;
import java.util.List;

/**
 * What the network looks like from where the browser is about to start: the namespace, its devices and its routes, as Linux lists them
 * in {@code /proc/net}.
 *
 * @param namespace the link of the network namespace, such as {@code net:[4026531840]}
 * @param devices the names of its network devices
 * @param routes the devices of its routes
 */
record NetworkReport(String namespace, List<String> devices, List<String> routes) {

    private static final String LOOPBACK = "lo";

    /** Reads what {@code browser.sh} writes. */
    static NetworkReport parse(String text) throws BrowserException {
        List<String> lines = text.lines().toList();
        int devices = lines.indexOf("devices");
        int routes = lines.indexOf("routes");
        int routes6 = lines.indexOf("routes6");
        int end = lines.indexOf("end");
        if (devices != 1 || routes < devices || routes6 < routes || end < routes6) {
            throw new BrowserException("No report on the network: " + text.substring(0, Math.min(200, text.length())));
        }
        List<String> names = lines.subList(devices + 1, routes).stream()
                .filter(line -> line.indexOf(':') > 0)
                .map(line -> line.substring(0, line.indexOf(':')).strip())
                .toList();
        List<String> ways = new ArrayList<>();
        lines.subList(Math.min(routes + 2, routes6), routes6).forEach(line -> ways.add(first(line)));
        lines.subList(routes6 + 1, end).forEach(line -> ways.add(last(line)));
        return new NetworkReport(lines.get(0), names, ways);
    }

    /** The device of a line of {@code /proc/net/route}, below its heading. */
    private static String first(String line) {
        int tab = line.indexOf('\t');
        return tab < 0 ? line.strip() : line.substring(0, tab).strip();
    }

    /** The device of a line of {@code /proc/net/ipv6_route}. */
    private static String last(String line) {
        String stripped = line.strip();
        return stripped.substring(stripped.lastIndexOf(' ') + 1);
    }

    /**
     * Makes sure that nothing can be reached from there.
     *
     * @param own the network namespace of this process
     */
    void check(String own) throws BrowserException {
        if (!namespace.startsWith("net:[") || namespace.equals(own)) {
            throw new BrowserException("The browser would share the network of the server: " + namespace);
        }
        if (!devices.stream().allMatch(LOOPBACK::equals)) {
            throw new BrowserException("The browser would have network devices: " + devices);
        }
        if (!routes.stream().allMatch(LOOPBACK::equals)) {
            throw new BrowserException("The browser would have routes: " + routes);
        }
    }
}
