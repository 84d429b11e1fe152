package dev.waymark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Path;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the map of the packages: who may use whom, and the one door to each third party. */
class ArchitectureTest {

    private static final String ROOT = "dev.waymark.";
    private static final List<String> CORE =
            List.of("url", "deadline", "fetch", "extract", "crawl", "probe", "document", "outline", "assess");

    /** Package → the packages that it uses. What is not listed does not exist; a new package or arrow is added here on purpose. */
    private static final Map<String, Set<String>> USES = new TreeMap<>(Map.ofEntries(
            Map.entry("url", Set.of()),
            Map.entry("deadline", Set.of()),
            Map.entry("fetch", Set.of("url")),
            Map.entry("extract", Set.of("url", "deadline")),
            Map.entry("document", Set.of("url", "deadline")),
            Map.entry("crawl", Set.of("url", "deadline", "fetch", "extract")),
            Map.entry("probe", Set.of("url", "fetch", "extract", "document", "crawl")),
            Map.entry("outline", Set.of("url", "deadline", "extract", "document")),
            Map.entry("assess", Set.of("url", "deadline", "extract", "document", "probe", "outline")),
            Map.entry("web", Set.of()),
            Map.entry("storage", Set.of("url")),
            Map.entry("throttle", Set.of("web")),
            Map.entry("boot", Set.of()),
            Map.entry("listener", Set.of()),
            Map.entry("submission", Set.of("url", "fetch", "outline", "web", "storage", "throttle", "result")),
            Map.entry("payment", Set.of("web", "storage", "throttle", "submission")),
            Map.entry("enrich", Set.of("url", "fetch", "storage")),
            Map.entry("claude", Set.of("document", "outline", "assess", "storage")),
            Map.entry("assessment", Set.of("document", "assess", "web", "storage")),
            Map.entry("result", Set.of("url", "document", "assess", "web", "storage", "assessment")),
            Map.entry(
                    "validate",
                    Set.of(
                            "url",
                            "deadline",
                            "document",
                            "probe",
                            "outline",
                            "assess",
                            "web",
                            "throttle",
                            "assessment")),
            Map.entry("version", Set.of("document", "web", "storage", "throttle", "result", "validate")),
            Map.entry("publication", Set.of("url", "document", "probe", "web", "throttle", "validate", "version")),
            Map.entry(
                    "job",
                    Set.of(
                            "url",
                            "extract",
                            "document",
                            "crawl",
                            "outline",
                            "web",
                            "storage",
                            "throttle",
                            "submission",
                            "enrich",
                            "result")),
            Map.entry(
                    "pipeline",
                    Set.of(
                            "url",
                            "deadline",
                            "fetch",
                            "extract",
                            "document",
                            "crawl",
                            "probe",
                            "outline",
                            "assess",
                            "web",
                            "storage",
                            "throttle",
                            "submission",
                            "enrich",
                            "claude",
                            "assessment",
                            "result",
                            "version",
                            "job")),
            Map.entry("worker", Set.of("web", "submission", "job")),
            Map.entry("admin", Set.of("url", "web", "storage", "throttle", "submission", "payment", "result", "job")),
            Map.entry("metrics", Set.of("web", "storage", "claude", "job")),
            Map.entry(
                    "cli",
                    Set.of("url", "fetch", "extract", "document", "crawl", "probe", "outline", "assess", "claude"))));

    private static final JavaClasses WAYMARK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.waymark");

    @ParameterizedTest
    @MethodSource("packages")
    void usesThePackagesThatTheMapNamesAndNoOthers(String name) {
        Set<String> used = WAYMARK.stream()
                .filter(resideInAPackage(ROOT + name + ".."))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(resideInAPackage(ROOT + "*.."))
                .map(ArchitectureTest::topPackage)
                .filter(other -> !other.equals(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isEqualTo(USES.get(name));
    }

    private static String topPackage(JavaClass type) {
        String inside = type.getPackageName().substring(ROOT.length());
        return inside.contains(".") ? inside.substring(0, inside.indexOf('.')) : inside;
    }

    @ParameterizedTest
    @MethodSource("packages")
    void marksWhatMayBeNull(String name) {
        assertThat(WAYMARK.get(ROOT + name + ".package-info").isAnnotatedWith(NullMarked.class))
                .as("@NullMarked in package-info of " + name)
                .isTrue();
    }

    static Stream<String> packages() {
        return USES.keySet().stream();
    }

    /** Decision 6: each class that a signature of ours names, the server reads at each start, with all that it names in turn. */
    @ParameterizedTest
    @MethodSource("members")
    void namesNoClassOfAnSdkInASignature(String member) {
        assertThat(member)
                .doesNotContain("com.stripe.model", "com.stripe.param", "com.stripe.Stripe")
                .doesNotContain("com.anthropic")
                .doesNotContain("com.ibm.icu");
    }

    static Stream<String> members() {
        return WAYMARK.stream()
                .filter(resideInAnyPackage(ROOT + "claude..", ROOT + "payment..", ROOT + "url.."))
                .map(JavaClass::reflect)
                .flatMap(ours -> Stream.of(
                                Stream.of(ours.getDeclaredFields()).map(Field::toGenericString),
                                Stream.of(ours.getDeclaredConstructors())
                                        .map(c -> Arrays.toString(c.getGenericParameterTypes())),
                                Stream.of(ours.getDeclaredMethods()).map(ArchitectureTest::signature))
                        .flatMap(all -> all)
                        .map(signature -> ours.getSimpleName() + ": " + signature));
    }

    /** Lambdas included; what a method throws is not read. */
    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getGenericParameterTypes()) + method.getGenericReturnType();
    }

    @Test
    void hasThePackagesThatTheMapNames() {
        Set<String> present =
                WAYMARK.stream().map(ArchitectureTest::topPackage).collect(Collectors.toCollection(TreeSet::new));
        assertThat(present).isEqualTo(USES.keySet());
    }

    /** A resource keeps nothing between requests; to make one for each would cost more than most requests themselves. */
    @Test
    void resourcesLiveAsLongAsTheApplication() {
        classes()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .beAnnotatedWith(ApplicationScoped.class)
                .check(WAYMARK);
    }

    @Test
    void signingInKnowsNothingOfTheOtherPagesOfOperators() {
        noClasses()
                .that(resideInAPackage(ROOT + "admin.signin"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "admin", ROOT + "job", ROOT + "payment"))
                .check(WAYMARK);
    }

    /** The filter that asks operators to sign in goes by the package. */
    @Test
    void whatIsBelowAdminIsInThePackageAdmin() {
        List<JavaClass> pages = WAYMARK.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .filter(type -> (type.getAnnotationOfType(Path.class).value() + "/").startsWith("/admin/"))
                .toList();
        assertThat(pages).hasSizeGreaterThan(4).allMatch(resideInAPackage(ROOT + "admin.."));
    }

    @Test
    void theMapHasNoCycle() {
        Set<String> settled = new TreeSet<>();
        while (settled.addAll(USES.entrySet().stream()
                .filter(entry -> settled.containsAll(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList())) {
            // another round: what only uses settled packages is settled too
        }
        assertThat(settled).isEqualTo(USES.keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "com.ibm.icu,                       url",
        "org.glassfish.grizzly,             listener",
        "java.net.http,                     fetch",
        "org.apache.hc,                     fetch",
        "org.jsoup,                         extract",
        "crawlercommons,                    crawl",
        "com.stripe,                        payment",
        "com.anthropic,                     claude",
        "org.apache.commons.csv,            enrich",
        "redis.clients,                     throttle",
        "org.thymeleaf,                     web",
        "org.commonmark,                    result",
        "com.github.difflib,                version",
        "info.picocli,                      cli",
        "picocli,                           cli",
    })
    void eachThirdPartyHasOneDoor(String thirdParty, String door) {
        noClasses()
                .that(DescribedPredicate.not(resideInAPackage(ROOT + door + "..")))
                .should()
                .dependOnClassesThat(resideInAPackage(thirdParty + ".."))
                .check(WAYMARK);
    }

    @ParameterizedTest
    @MethodSource("corePackages")
    void theCoreKnowsNoContainerAndNoFramework(String name) {
        noClasses()
                .that(resideInAPackage(ROOT + name + ".."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("jakarta..", "org.eclipse..", "com.fasterxml..", "org.jberet.."))
                .allowEmptyShould(true)
                .check(WAYMARK);
    }

    static Stream<String> corePackages() {
        return CORE.stream();
    }

    @Test
    void noTwoPackagesHaveATypeOfTheSameName() {
        Map<String, Long> names = WAYMARK.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, TreeMap::new, Collectors.counting()));
        names.values().removeIf(count -> count == 1);
        assertThat(names).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .check(WAYMARK);
    }
}
