package dev.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that reads a form says so: JAX-RS would call it for any other body too, and then fail. */
class FormsTest {

    @ParameterizedTest
    @MethodSource("routes")
    void aMethodWithAFormSaysThatItConsumesOne(Route route) {
        assertThat(route.consumed()).hasValueSatisfying(type -> assertThat(type)
                .isIn("application/x-www-form-urlencoded", "multipart/form-data"));
    }

    static List<Route> routes() {
        List<Route> routes = Route.all().stream().filter(FormsTest::readsAForm).toList();
        assertThat(routes).hasSizeGreaterThan(8);
        return routes;
    }

    static boolean readsAForm(Route route) {
        return Arrays.stream(route.method().getParameters()).anyMatch(FormsTest::isOfAForm);
    }

    private static boolean isOfAForm(Parameter parameter) {
        return parameter.isAnnotationPresent(FormParam.class)
                || (parameter.isAnnotationPresent(BeanParam.class)
                        && members(parameter.getType())
                                .anyMatch(member -> member.isAnnotationPresent(FormParam.class)));
    }

    private static Stream<AnnotatedElement> members(Class<?> bean) {
        return Stream.of(
                        Arrays.stream(bean.getDeclaredFields()),
                        Arrays.stream(bean.getDeclaredMethods()),
                        Arrays.stream(bean.getDeclaredConstructors())
                                .flatMap(constructor -> Arrays.stream(constructor.getParameters())))
                .flatMap(some -> some);
    }
}
