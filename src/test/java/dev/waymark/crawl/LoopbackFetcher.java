package dev.waymark.crawl;

import dev.waymark.fetch.FetchFailure;
import dev.waymark.fetch.FetchPurpose;
import dev.waymark.fetch.FetchResponse;
import dev.waymark.fetch.FetchResult;
import dev.waymark.fetch.Fetcher;
import dev.waymark.fetch.Validators;
import dev.waymark.url.Url;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The plainest fetcher there is, for little servers of our own: it guards against nothing. */
public final class LoopbackFetcher implements Fetcher {

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted) {
        return fetch(url, wanted, "", Validators.NONE, () -> {});
    }

    @Override
    public FetchResult fetch(Url url, FetchPurpose wanted, String cookie, Validators held, Runnable sending) {
        sending.run();
        long start = System.nanoTime();
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url.toString()).toURL().openConnection(Proxy.NO_PROXY);
            connection.setInstanceFollowRedirects(false);
            if (!cookie.isEmpty()) {
                connection.setRequestProperty("Cookie", cookie);
            }
            if (!held.etag().isEmpty()) {
                connection.setRequestProperty("If-None-Match", held.etag());
            }
            if (!held.lastModified().isEmpty()) {
                connection.setRequestProperty("If-Modified-Since", held.lastModified());
            }
            connection.setConnectTimeout(5_000);
            connection.setReadTimeout(20_000);
            int status = connection.getResponseCode();
            Map<String, List<String>> headers = new HashMap<>();
            connection.getHeaderFields().forEach((name, values) -> {
                if (name != null) {
                    headers.put(name.toLowerCase(Locale.ROOT), values);
                }
            });
            byte[] body = body(connection, status, wanted.limit());
            return new FetchResponse(url, status, headers, body, false, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            return new FetchFailure(url, FetchFailure.Reason.UNREACHABLE, e.toString());
        }
    }

    private static byte[] body(HttpURLConnection connection, int status, int limit) throws IOException {
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            return in == null ? new byte[0] : in.readNBytes(limit);
        }
    }
}
