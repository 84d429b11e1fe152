package dev.waymark.outline.analysis;

import dev.waymark.page.Page;
import dev.waymark.wording.Prose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The plans of a page of prices, where each has a heading and below it what it costs. */
public final class PricePlans {

    private static final Pattern PRICE = Pattern.compile("^[^\\d]{0,12}[£$€] ?\\d++(?:[.,]\\d++)*+.{0,40}$");
    private static final int NEAR = 3;
    private static final int MOST = 6;

    private PricePlans() {}

    /** {@code Basic £10 a month; Team £40 a month}; empty with fewer than two plans. */
    public static Optional<String> of(Page page) {
        List<String> plans = new ArrayList<>();
        String plan = "";
        int below = 0;
        for (String line : page.markdown().lines().limit(400).toList()) {
            String text = Prose.bare(line.startsWith("#") ? line.substring(line.lastIndexOf('#') + 1) : line);
            if (line.startsWith("#")) {
                plan = text.length() < 40 ? text : "";
                below = 0;
            } else if (!text.isEmpty()
                    && ++below <= NEAR
                    && !plan.isEmpty()
                    && PRICE.matcher(text).find()) {
                plans.add(LinkNames.recased(plan) + " " + text.replace(" * ", " "));
                plan = "";
            }
        }
        return plans.size() < 2
                ? Optional.empty()
                : Optional.of(String.join("; ", plans.subList(0, Math.min(MOST, plans.size()))));
    }
}
