package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever changes a result asks whether an account keeps it. */
class OwnerOnlyTest {

    /** These take a token and leave what it opens as it is. */
    private static final Set<String> CHANGE_NOTHING = Set.of(
            "POST /jobs/{id}/keeping", // decides itself
            "POST /jobs/{id}/link",
            "POST /jobs/{id}/publication",
            "POST /api/jobs/{id}/publication",
            "POST /jobs/{id}/versions/validation",
            "POST /payment/jobs/{id}", // a job of its own
            "POST /payment/jobs/{id}/replacement"); // a job that failed, which nobody can keep

    @Test
    void everyMethodThatChangesWhatATokenOpensIsForItsOwnerOnly() {
        assertThat(Route.all().stream()
                        .filter(route -> !route.verb().equals("GET"))
                        .filter(route -> Arrays.asList(route.method().getParameterTypes())
                                .contains(Token.class))
                        .filter(route -> !route.method().isAnnotationPresent(OwnerOnly.class))
                        .map(Route::toString))
                .containsExactlyInAnyOrderElementsOf(CHANGE_NOTHING);
    }

    /** The filter knows the token by this name. */
    @Test
    void theTokenOfEachIsCalledId() {
        assertThat(Route.all().stream().filter(route -> route.method().isAnnotationPresent(OwnerOnly.class)))
                .hasSizeGreaterThan(10)
                .allSatisfy(route -> assertThat(route.path()).contains("/{id}"))
                .allSatisfy(
                        route -> assertThat(route.method().getParameterTypes()).contains(Token.class));
    }
}
