package dev.waymark.hosting;

import dev.waymark.storage.Sql;
import dev.waymark.url.Url;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which files are served, for the operator. */
@ApplicationScoped
public class HostingStatistics {

    private static final int PAGE = 200;

    @Inject
    private Sql sql;

    @Inject
    private HostingSettings settings;

    /** A host with its file's address. */
    public record Line(Hosting hosting, String address) {}

    /** How many hosts there are in each state. */
    @Transactional
    public Map<HostingState, Long> count() {
        Map<HostingState, Long> counts = new EnumMap<>(HostingState.class);
        sql.of("select state, count(*) as hosts from hostings group by state")
                .list(row -> counts.put(HostingState.valueOf(row.text("state")), row.longValue("hosts")));
        return counts;
    }

    /** The hosts whose names contain a text, those first that have changed last. */
    @Transactional
    public List<Line> find(String part) {
        return sql
                .of("select " + Hosting.COLUMNS + """
                         from hostings where position(:part in host) > 0 order by changed_at desc limit :page
                        """)
                .with("part", part)
                .with("page", PAGE)
                .list(Hosting::of)
                .stream()
                .map(hosting -> new Line(
                        hosting,
                        settings.address(hosting.host(), "/llms.txt")
                                .map(Url::toString)
                                .orElse("")))
                .toList();
    }
}
