package dev.waymark.monitor;

import dev.waymark.crawl.SiteServer;
import dev.waymark.crawl.SiteServer.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A charity's website on loopback whose pages come, go and change; on each answer a counter, a date and a nonce are others. */
public final class ChangingSite implements AutoCloseable {

    private static final Map<String, String> TITLES = new LinkedHashMap<>();

    static {
        TITLES.put("/about", "About us");
        TITLES.put("/services/advice", "Debt advice");
        TITLES.put("/services/food", "Food bank");
        TITLES.put("/get-involved", "Volunteer with us");
        TITLES.put("/donate", "Donate");
        TITLES.put("/news", "News");
        TITLES.put("/contact", "Contact us");
    }

    private final SiteServer server = new SiteServer();
    private final Map<String, String> titles = new LinkedHashMap<>(TITLES);
    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private volatile String phone = "01632 960 001";
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean down;
    private volatile int delay;

    public ChangingSite() {
        TITLES.forEach((path, title) -> descriptions.put(
                path,
                "How the Harbour Trust helps people in Westhaven with " + title.toLowerCase(java.util.Locale.ROOT)
                        + ", and who can ask for it."));
        server.otherwise(this::answer);
    }

    public String address() {
        return server.url("/").toString();
    }

    /** As {@code CRAWL_EXEMPT_ADDRESSES} wants it. */
    public String exemptPair() {
        return "127.0.0.1:" + server.url("/").port();
    }

    public String url(String path) {
        return server.url(path).toString();
    }

    /** The paths that were asked for. */
    public java.util.List<String> paths() {
        return server.paths();
    }

    public synchronized ChangingSite page(String path, String title, String description) {
        titles.put(path, title);
        descriptions.put(path, description);
        return this;
    }

    public synchronized ChangingSite without(String path) {
        titles.remove(path);
        return this;
    }

    public ChangingSite phone(String number) {
        phone = number;
        return this;
    }

    public ChangingSite down(boolean isDown) {
        down = isDown;
        return this;
    }

    /** Answers only after so many milliseconds. */
    public ChangingSite delay(int milliseconds) {
        delay = milliseconds;
        return this;
    }

    /** Whether a request waits for its answer now. */
    public boolean isRead() {
        return waiting.get() > 0;
    }

    private Reply answer(String path) {
        waiting.incrementAndGet();
        try {
            Thread.sleep(delay);
            return answerAtOnce(path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.of(503, "");
        } finally {
            waiting.decrementAndGet();
        }
    }

    private synchronized Reply answerAtOnce(String path) {
        int number = answers.incrementAndGet();
        if (down) {
            return Reply.of(500, "<title>Error</title>");
        }
        if (path.equals("/robots.txt")
                || path.equals("/sitemap.xml")
                || !(path.equals("/") || titles.containsKey(path))) {
            return Reply.of(404, "<html><title>Not found</title><body><h1>Not found</h1></body></html>");
        }
        return Reply.of(200, html(path, number), "Set-Cookie", "visit=" + number);
    }

    private String html(String path, int number) {
        boolean start = path.equals("/");
        String title = start ? "Harbour Trust" : titles.get(path);
        String description = start
                ? "The Harbour Trust is a charity that helps people in Westhaven out of debt and hunger."
                : descriptions.get(path);
        StringBuilder menu = new StringBuilder("<nav><ul>");
        titles.forEach((target, name) -> menu.append("<li><a href='")
                .append(target)
                .append("'>")
                .append(name)
                .append("</a></li>"));
        return "<!doctype html><html lang=en-GB><head><title>" + title + (start ? "" : " | Harbour Trust")
                + "</title><meta name=description content=\"" + description + "\"><meta name=csrf content="
                + number * 7919
                + "></head><body><header>" + menu + "</ul></nav></header><main><h1>" + title + "</h1><p>" + description
                + "</p><p>" + sentences(path) + "</p><aside class=ad>Advertisement " + number % 7
                + ": better windows for your home, offer number " + number + ".</aside><p>Page last updated on "
                + (number % 28 + 1)
                + " November 2026. You are visitor number " + (10_000 + number) + ".</p></main>"
                + "<footer><p>Harbour Trust, 1 Quay Street, Westhaven, WH1 1AA. Telephone: <a href='tel:"
                + phone.replace(" ", "")
                + "'>" + phone + "</a>. Registered charity 1090909.</p></footer></body></html>";
    }

    private static String sentences(String path) {
        return "Our team of trained volunteers meets people at " + path.replaceAll("[^a-z]", " ")
                + " every weekday. We listen first, write down what you owe or need, and make a plan with you."
                + " Nobody pays for it, and nobody else hears what you tell us.";
    }

    @Override
    public void close() {
        server.close();
    }
}
