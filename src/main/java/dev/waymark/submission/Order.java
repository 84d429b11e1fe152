package dev.waymark.submission;

import dev.waymark.fetch.AddressPolicy;
import dev.waymark.outline.Options;
import dev.waymark.outline.Template;
import dev.waymark.outline.UnknownOption;
import dev.waymark.url.BadUrl;
import dev.waymark.url.Url;
import dev.waymark.web.ProblemDetails;
import jakarta.ws.rs.WebApplicationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked for, checked. */
public record Order(Url url, String template, String sector, String goal) {

    /** The same as it comes in, from a form or from JSON; a field that was left out is null. */
    public record Draft(String url, String template, String sector, String goal) {

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
            return new Order(address.orElseThrow(), or(template, Template.AUTO), or(sector, "general"), or(goal, ""));
        }

        private Optional<Url> address(AddressPolicy policy, List<ProblemDetails.Field> errors) {
            try {
                Url parsed = Url.parse(or(url, ""));
                policy.refusal(parsed).ifPresent(why -> errors.add(new ProblemDetails.Field("url", why)));
                return Optional.of(parsed);
            } catch (BadUrl e) {
                errors.add(new ProblemDetails.Field("url", e.getMessage()));
                return Optional.empty();
            }
        }

        private void checkOptions(List<ProblemDetails.Field> errors) {
            try {
                Options.of(or(template, Template.AUTO), or(sector, "general"), or(goal, ""), "");
            } catch (UnknownOption e) {
                errors.add(new ProblemDetails.Field(e.option(), e.getMessage()));
            }
        }

        private static String or(String value, String otherwise) {
            return value == null || value.isBlank() ? otherwise : value.strip();
        }
    }
}
