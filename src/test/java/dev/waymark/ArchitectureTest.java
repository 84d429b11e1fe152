package dev.waymark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
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
    private static final Set<String> CORE = Set.of(
            "message",
            "url",
            "deadline",
            "fetch",
            "agent",
            "attachment",
            "page",
            "recipe",
            "extract",
            "document",
            "politeness",
            "robots",
            "crawl",
            "probe",
            "access",
            "wording",
            "wording.calendar",
            "template",
            "describe",
            "outline",
            "assess",
            "answer",
            "change");

    /** Each package, with the packages that it uses. A new package or arrow is added here on purpose. */
    private static final Map<String, Set<String>> USES = map("""
            message:
            url: message
            deadline:
            agent: message
            fetch: message url
            attachment:

            page: message url
            recipe: message url
            extract.dom: message page url
            extract.facts: extract.dom page wording.calendar url deadline
            extract.markdown: extract.dom page url
            extract: message extract.dom extract.facts extract.markdown page recipe url deadline

            document.markdown: url deadline
            document.instructions: document.markdown
            document: message document.markdown document.instructions url deadline

            politeness: fetch url
            robots: deadline message politeness fetch extract url
            crawl.sitemap: extract extract.dom url
            crawl.frontier: crawl.sitemap message page url
            crawl: message crawl.sitemap robots politeness fetch extract extract.dom attachment page url deadline crawl.frontier

            wording.calendar:
            wording: document.instructions deadline
            template: message wording
            describe: message template wording page document.instructions deadline
            outline.analysis: describe template wording page document.instructions url
            outline.notes: outline.analysis template wording page url
            outline.details: outline.analysis describe template wording wording.calendar page document document.instructions url
            outline: message outline.analysis outline.notes outline.details describe template wording page document document.instructions url deadline
            probe: message outline outline.analysis template crawl politeness fetch extract page document url
            access: agent message document extract deadline fetch page politeness robots url
            assess: message outline.analysis template page probe document url deadline
            answer: assess template wording page document url deadline
            change: outline describe template wording page document url deadline

            render: crawl fetch message politeness robots url

            boot:
            listener:
            web: message
            web.request: message web
            web.headers: web message
            web.site: web
            web.docs: web
            web.twin: document extract page url web
            storage: message url
            timer:
            throttle: message web
            mail: message throttle storage url
            telemetry: throttle
            enrich: message storage telemetry assess fetch url
            claude: message storage telemetry assess describe template wording page document document.instructions url
            assessment: message storage web assess template document web.headers
            result: message assessment storage web assess document url web.headers
            submission: message result storage throttle web template fetch url
            payment: message probe submission mail storage throttle timer web url web.headers web.site
            validate: access message assessment throttle web web.request assess probe recipe template document fetch url deadline web.headers
            version: message result validate storage throttle web web.request document web.headers
            publication: message version validate throttle web probe recipe document url web.headers
            job.ledger: crawl crawl.frontier message outline.analysis page storage url web
            job: message submission result assessment answer enrich mail storage throttle web outline template recipe page url job.ledger web.headers
            pipeline: access message job render submission result assessment version enrich claude storage telemetry throttle web outline outline.analysis assess describe template probe crawl politeness fetch page document url deadline crawl.frontier job.ledger web.headers
            account.signin: message mail storage throttle web web.headers
            account: message account.signin job assessment result version submission mail storage web web.headers
            payment.webhook: message payment storage throttle web web.request
            payment.subscription: account.signin job mail message payment storage submission throttle timer web payment.webhook web.headers
            monitor: account account.signin change complaint crawl message payment.subscription storage throttle url verification version web web.request web.headers
            monitor.check: account account.signin assess assessment change crawl crawl.frontier deadline fetch job mail message monitor page storage template timer url version web
            verification: account account.signin fetch mail message probe storage submission throttle timer url web web.headers
            complaint: mail message storage throttle web
            hosting: account account.signin complaint document hosting.reads job mail message outline payment.subscription result storage throttle timer url verification version web job.ledger web.headers
            worker: account.signin bulk complaint hosting hosting.reads idempotency job mail message monitor payment submission telemetry verification web webhook
            bulk: account account.signin assess assessment job message result storage submission template throttle timer url web web.request web.headers
            idempotency: message storage throttle web
            apikey: account account.signin message storage throttle web web.headers
            hosting.reads: agent message storage timer web
            webhook: account account.signin bulk fetch mail message storage submission throttle timer url web monitor.check web.headers
            admin.signin: message storage throttle web
            admin: account.signin admin.signin complaint hosting job mail message monitor payment payment.subscription result storage submission throttle url web job.ledger
            metrics: job monitor payment.subscription claude storage web
            mcp.protocol: message
            mcp: account account.signin job mcp.protocol message result submission template throttle url validate web web.request web.headers
            cli.check: message document page url wording
            cli: access message apikey claude cli.check mcp.protocol outline outline.analysis assess describe template probe crawl politeness fetch page recipe document url web crawl.frontier
            """);

    /** Parts of the package above them, which alone may use them. */
    private static final Set<String> INTERNAL = Set.of(
            "extract.facts",
            "extract.markdown",
            "crawl.sitemap",
            "payment.webhook",
            "document.markdown",
            "outline.notes",
            "outline.details",
            "admin.signin",
            "cli.check");

    private static final JavaClasses WAYMARK = CodeClasses.read();

    @ParameterizedTest
    @MethodSource("packages")
    void usesThePackagesThatTheMapNamesAndNoOthers(String name) {
        Set<String> used = WAYMARK.stream()
                .filter(resideInAPackage(ROOT + name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(resideInAPackage(ROOT + "*.."))
                .map(ArchitectureTest::packageOf)
                .filter(other -> !other.equals(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(used).isEqualTo(USES.get(name));
    }

    @Test
    void keepsInternalPackagesToTheOneAboveThem() {
        USES.forEach((name, used) -> assertThat(used)
                .as("what " + name + " uses")
                .noneMatch(other -> INTERNAL.contains(other) && !top(other).equals(top(name))));
    }

    private static Map<String, Set<String>> map(String lines) {
        Map<String, Set<String>> map = new TreeMap<>();
        lines.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] sides = line.split(":", 2);
            Set<String> used = new TreeSet<>(List.of(sides[1].strip().split(" ")));
            used.remove("");
            map.put(sides[0], used);
        });
        return map;
    }

    private static String packageOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static String top(String name) {
        return name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
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
                .doesNotContain("com.ibm.icu", "crawlercommons")
                .doesNotContain("org.xbill")
                .doesNotContain("org.apache.pdfbox", "org.apache.fontbox");
    }

    static Stream<String> members() {
        return WAYMARK.stream()
                .filter(resideInAnyPackage(
                        ROOT + "claude..", ROOT + "payment..", ROOT + "url..", ROOT + "fetch", ROOT + "attachment.."))
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
                WAYMARK.stream().map(ArchitectureTest::packageOf).collect(Collectors.toCollection(TreeSet::new));
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
        "org.glassfish.jersey,              mcp",
        "java.net.http,                     fetch",
        "org.apache.hc,                     fetch",
        "org.apache.pdfbox,                 attachment",
        "org.apache.fontbox,                attachment",
        "org.jsoup,                         extract",
        "crawlercommons.robots,             robots",
        "crawlercommons.domains,            url",
        "org.xbill,                         fetch",
        "com.stripe,                        payment",
        "com.standardwebhooks,              webhook",
        "com.anthropic,                     claude",
        "io.opentelemetry,                  telemetry",
        "org.apache.commons.csv,            enrich",
        "redis.clients,                     throttle",
        "jakarta.mail,                      mail",
        "org.eclipse.angus,                 mail",
        "org.thymeleaf,                     web",
        "com.fasterxml.jackson.dataformat,  web.docs",
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
