package dev.waymark.submission;

import dev.waymark.fetch.AddressPolicy;
import dev.waymark.template.Options;
import dev.waymark.template.Template;
import dev.waymark.template.UnknownOption;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.web.ProblemDetails;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, checked.
 *
 * @param includeNoindex whether the site's owner, who prepares it, has pages read that ask not to be indexed
 */
public record Order(Url url, String template, String sector, String goal, boolean includeNoindex) {

    /** The same as it comes in, from a form or from JSON; a field that was left out is null. */
    public record Draft(
            @Nullable String url,
            @Nullable String template,
            @Nullable String sector,
            @Nullable String goal,
            @Nullable Boolean includeNoindex) {

        /**
         * Checks the draft.
         *
         * @param policy which addresses may be asked for
         * @throws WebApplicationException 422 with every field that cannot be accepted
         */
        public Order checked(AddressPolicy policy) {
            List<ProblemDetails.Field> errors = new ArrayList<>();
            Optional<Url> address = address(policy, errors);
            checkOptions(errors);
            if (!errors.isEmpty()) {
                throw ProblemDetails.invalid(errors).asException();
            }
            return new Order(
                    address.orElseThrow(),
                    or(template, Template.AUTO),
                    or(sector, "general"),
                    or(goal, ""),
                    Boolean.TRUE.equals(includeNoindex));
        }

        private Optional<Url> address(AddressPolicy policy, List<ProblemDetails.Field> errors) {
            try {
                Url parsed = Url.parse(or(url, ""));
                policy.refusal(parsed).ifPresent(why -> errors.add(new ProblemDetails.Field("url", why)));
                return Optional.of(parsed);
            } catch (BadUrl e) {
                errors.add(new ProblemDetails.Field("url", e.reason()));
                return Optional.empty();
            }
        }

        private void checkOptions(List<ProblemDetails.Field> errors) {
            try {
                Options.of(or(template, Template.AUTO), or(sector, "general"), or(goal, ""), "");
            } catch (UnknownOption e) {
                errors.add(new ProblemDetails.Field(e.option(), e.reason()));
            }
        }

        private static String or(@Nullable String value, String otherwise) {
            return value == null || value.isBlank() ? otherwise : value.strip();
        }
    }
}
