package dev.waymark.admin;

import dev.waymark.web.View;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last days in a few plots. */
@ApplicationScoped
@Path("/admin/today")
@Produces(MediaType.TEXT_HTML)
public class FiguresPage {

    @Inject
    private Figures figures;

    @Inject
    private OperatorPages pages;

    /**
     * The page, or for htmx only its plots.
     *
     * @param days how many, today included; what is no choice means today alone
     */
    @GET
    public Response show(
            @DefaultValue("1") @QueryParam("days") String days, @HeaderParam("HX-Request") @Nullable String htmx) {
        Period period = figures.period(Period.CHOICES.stream()
                .filter(choice -> days.equals(String.valueOf(choice)))
                .findFirst()
                .orElse(1));
        View view = View.of("admin/today")
                .with("period", period)
                .with("choices", Period.CHOICES)
                .with("bars", List.of(figures.states(period), figures.failures(period), figures.stages(period)))
                .with("owed", figures.owedText(period))
                .with("times", List.of(figures.revenue(period), figures.cost(period)));
        return pages.page(view, htmx);
    }
}
