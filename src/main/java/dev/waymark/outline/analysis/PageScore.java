package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.template.PageKind;
import dev.waymark.template.Template;
import dev.waymark.url.Url;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** How much a page is worth to a reader of the file, from 0 to 1: a weighted mean of what is known of it. */
final class PageScore {

    private static final Set<PageKind> IDENTITY = Set.of(
            PageKind.HOME, PageKind.ABOUT, PageKind.CONTACT, PageKind.SERVICES, PageKind.PRODUCT, PageKind.GET_HELP);
    private static final double LONG_ENOUGH = 300;

    private final SiteGraph survey;
    private final Map<Url, PageKind> kinds;
    private final Template template;
    private final Set<PageKind> stressed;

    PageScore(SiteGraph survey, Map<Url, PageKind> kinds, Template template, Set<PageKind> stressed) {
        this.survey = survey;
        this.kinds = kinds;
        this.template = template;
        this.stressed = stressed;
    }

    /** @param ofTheSector whether the page is about what matters in the sector asked for */
    double of(Page page, boolean ofTheSector) {
        PageKind kind = kinds.getOrDefault(page.url(), PageKind.OTHER);
        Mean mean = new Mean();
        mean.add(0.30, survey.inMenus(page));
        mean.add(0.15, survey.linked(page));
        mean.add(0.10, survey.clicks(page).map(clicks -> 1.0 / Math.max(1, clicks)));
        mean.add(0.10, Optional.of(1.0 / Math.max(1, page.url().segments().size())));
        mean.add(0.10, Optional.of(Math.min(1, page.words() / LONG_ENOUGH)));
        mean.add(0.20, Optional.of(fit(kind)));
        mean.add(0.10, Optional.of(survey.isIndex(page) ? 1.0 : 0));
        mean.add(stressed.isEmpty() ? 0 : 0.15, Optional.of(stressed.contains(kind) ? 1.0 : 0));
        mean.add(ofTheSector ? 0.25 : 0, Optional.of(1.0));
        return mean.value().orElse(0);
    }

    private double fit(PageKind kind) {
        if (IDENTITY.contains(kind)) {
            return 1;
        }
        if (template.partOf(kind).isPresent()) {
            return 0.7;
        }
        return kind == PageKind.OTHER ? 0.3 : 0;
    }

    /** A weighted mean in which a missing value takes its weight with it. */
    private static final class Mean {

        private double sum;
        private double weights;

        void add(double weight, Optional<Double> value) {
            value.ifPresent(known -> {
                sum += weight * known;
                weights += weight;
            });
        }

        OptionalDouble value() {
            return weights == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
        }
    }
}
