package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.harness.Api;
import dev.waymark.harness.OnPayingWaymark;
import dev.waymark.harness.Operator;
import dev.waymark.harness.PayingWaymark;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@OnPayingWaymark
class FormsIT {

    private static final Operator OPERATOR = new Operator(PayingWaymark.SERVER.url());

    private final Api api = new Api(PayingWaymark.SERVER.url());

    @BeforeAll
    static void signIn() {
        assertThat(OPERATOR.signIn(Operator.PASSWORD).statusCode()).isEqualTo(303);
    }

    static Stream<Route> routes() {
        return Route.all().stream()
                .filter(route -> route.verb().equals("POST"))
                .filter(route -> route.consumed().isPresent() || FormsTest.readsAForm(route));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void refusesABodyOfNoTypeOrOfAnother(Route route) {
        String path = route.path()
                .replace("/objections/{id}", "/objections/1")
                .replace("{id}", "AAAAAAAAAAAAAAAAAAAAAA")
                .replace("{number}", "1")
                .replace("{endpoint}", "1")
                .replace("{line}", "1")
                .replace("{change}", "1")
                .replace("{edit}", "up")
                .replace("{order}", "3b241101-e2bb-4255-8caf-4136c566a962");
        for (List<String> type :
                List.of(List.<String>of(), List.of("text/plain"), List.of("application/xml"), List.of("*/*"))) {
            for (String body : List.of("", "password=x&client=y&base=1&code=z")) {
                assertThat(api.post(path, body, fields(type)).statusCode())
                        .as(route + " " + type + " " + body)
                        .isIn(400, 415);
            }
        }
    }

    private static String[] fields(List<String> type) {
        Stream<String> operator = Stream.of("Cookie", OPERATOR.cookie(), "Sec-Fetch-Site", "same-origin");
        return Stream.concat(operator, type.stream().flatMap(name -> Stream.of("Content-Type", name)))
                .toArray(String[]::new);
    }
}
