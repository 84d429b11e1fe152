package dev.waymark.storage;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Splits {@code DATABASE_URL} ({@code postgres://user:password@host:port/name}) into the three values that a data source
 * wants. System properties and the environment are read directly because a configuration source cannot ask the configuration that it is part of.
 */
public final class DatabaseUrl implements ConfigSource {

    static final String FALLBACK = "postgres://waymark:waymark@localhost:5432/waymark";

    private static final String DRIVER =
            "?ApplicationName=waymark&connectTimeout=2&loginTimeout=2&stringtype=unspecified";

    /** The database ends a statement after 10 s; the driver gives up a database that has fallen silent after 15 s. */
    private static final String IMPATIENT = "&socketTimeout=15&options=-c%20statement_timeout=10000";

    private final Map<String, String> values;

    public DatabaseUrl() {
        this(System.getProperty("DATABASE_URL", System.getenv().getOrDefault("DATABASE_URL", FALLBACK)));
    }

    DatabaseUrl(String url) {
        URI uri = URI.create(url);
        String[] login = (uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo()).split(":", 2);
        String port = uri.getPort() == -1 ? "" : ":" + uri.getPort();
        String options = uri.getRawQuery() == null ? "" : "&" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + DRIVER;
        values = Map.of(
                "waymark.database.jdbc",
                jdbc + IMPATIENT + options,
                "waymark.database.migration",
                jdbc + options,
                "waymark.database.user",
                decoded(login[0]),
                "waymark.database.password",
                login.length == 2 ? decoded(login[1]) : "");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public int getOrdinal() {
        return 250;
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return values.get(name);
    }

    @Override
    public String getName() {
        return "DATABASE_URL";
    }
}
