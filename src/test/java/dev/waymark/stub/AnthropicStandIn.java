package dev.waymark.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Anthropic's Messages API on loopback, {@code POST /v1/messages}, with a model that answers from the pages it is shown, and one
 * that fails in a chosen way. By hand: {@code bin/lab/claude 18501 obedient}, then {@code PUT /mode} with another mode. With
 * {@code record DIR} it writes each question into the folder and declines; with {@code replay DIR} it answers from
 * {@code <question>.answer.json} there, which a person or a program has written meanwhile.
 */
public final class AnthropicStandIn implements AutoCloseable {

    /** How it behaves. */
    public enum Mode {
        /** A good model: notes in words of the page. */
        ANSWER,
        /** Follows any instruction that it finds in the text of the pages, and reveals what it knows. */
        OBEDIENT,
        /** A good model whose second reading objects to everything. */
        OBJECTING,
        /** A good model that does not answer when it is to read its texts a second time. */
        HANG_AT_SECOND_READING,
        /** A good model whose second reading breaks off after the first texts. */
        MAX_TOKENS_IN_SECOND_READING,
        /** A good model whose second reading names no text that there is. */
        JUDGES_OTHER_TEXTS,
        /** A good model whose plan names a page that there is not. */
        PLANS_A_STRANGER,
        /** A good model whose plan leaves out all pages but one. */
        PLANS_ONE_PAGE,
        /** A good model whose plan has titles and names that no page has. */
        PLANS_INVENTED_NAMES,
        /** A good model whose plan has the pages in the opposite order. */
        PLANS_ANOTHER_ORDER,
        /** A good model whose plan asks for no better notes. */
        PLANS_NO_NOTES,
        /** Answers, but breaks off in the middle of the notes. */
        MAX_TOKENS_IN_NOTES,
        /** Makes things up: numbers, names and claims that no page supports. */
        INVENTIVE,
        /** 429 twice with {@code Retry-After}, then an answer. */
        BUSY_AT_FIRST,
        RATE_LIMITED,
        /** 429 that waiting does not heal. */
        SPENDING_LIMIT,
        OVERLOADED,
        SERVER_ERROR,
        BAD_REQUEST,
        UNAUTHORISED,
        HANG,
        /** Answers what is asked of the organisation, and hangs at the notes. */
        HANG_AT_NOTES,
        INVALID_JSON,
        /** No JSON at first, then an answer. */
        INVALID_AT_FIRST,
        /** JSON, but of another shape. */
        OTHER_JSON,
        REFUSAL,
        MAX_TOKENS,
        HUGE,
        EMPTY,
        /** A body that is no message at all. */
        GARBAGE,
        /** Answers from files; declines where there is none, and writes down the question. */
        REPLAY
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Less than this, in tokens, is not kept. */
    private static final int LEAST_KEPT = 1_024;

    private static final int CHARACTERS_A_TOKEN = 4;
    private static final Pattern PAGE = Pattern.compile("(?m)^([0-9a-f]{32}) page (\\d+): (.*)$");
    private static final Pattern PLANNED = Pattern.compile(
            "(?m)^[0-9a-f]{32} page (?<number>\\d+): (?<name>.*)\\nsection: (?<section>.*)\\nplace: (?<place>.*)$");
    private static final Pattern TEXT = Pattern.compile("(?m)^[0-9a-f]{32} text (\\d+): ");
    private static final Pattern RANDOM = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern MARKER = Pattern.compile("(?m)^([0-9a-f]{32}) begin$");

    private final HttpServer server;
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    private final List<JsonNode> usages = new CopyOnWriteArrayList<>();
    private final Set<String> cached = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private volatile Mode mode;
    private Path folder = Path.of("target/questions");

    private AnthropicStandIn(HttpServer server, Mode mode) {
        this.server = server;
        this.mode = mode;
    }

    public static AnthropicStandIn start(int port, Mode mode) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        AnthropicStandIn standIn = new AnthropicStandIn(server, mode);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "anthropic");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/v1/messages", standIn::messages);
        server.createContext("/mode", standIn::change);
        server.start();
        return standIn;
    }

    public static void main(String[] arguments) throws Exception {
        Mode mode = arguments.length > 1 ? named(arguments[1]) : Mode.ANSWER;
        AnthropicStandIn standIn = start(Integer.parseInt(arguments[0]), mode);
        if (mode == Mode.REPLAY) {
            standIn.folder = Files.createDirectories(Path.of(arguments[2]));
        }
        System.out.println("ANTHROPIC_BASE_URL=" + standIn.address() + " ANTHROPIC_API_KEY=any   mode " + mode);
        Thread.currentThread().join();
    }

    private static Mode named(String name) {
        String mode = name.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return mode.equals("RECORD") ? Mode.REPLAY : Mode.valueOf(mode);
    }

    private void change(HttpExchange exchange) throws IOException {
        mode(named(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        send(exchange, 200, "{}");
    }

    /** Behaves so from now on, and forgets what it was asked. */
    public void mode(Mode next) {
        requests.clear();
        usages.clear();
        cached.clear();
        headers.clear();
        count.set(0);
        mode = next;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The bodies of the requests since the mode was set. */
    public List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    /** What the answers since the mode was set have used, as they told it. */
    public List<JsonNode> usages() {
        return List.copyOf(usages);
    }

    /** The header fields of the requests since the mode was set, by lower-case name. */
    public List<Map<String, String>> headers() {
        return List.copyOf(headers);
    }

    private void messages(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(request);
        Map<String, String> fields = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> fields.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        headers.add(fields);
        int number = count.incrementAndGet();
        if (!fields.containsKey("x-api-key") && !fields.containsKey("authorization")) {
            error(exchange, 401, "authentication_error", "A key is required");
            return;
        }
        switch (mode) {
            case ANSWER -> message(exchange, request, good(request), "end_turn");
            case PLANS_A_STRANGER, PLANS_ONE_PAGE, PLANS_INVENTED_NAMES, PLANS_ANOTHER_ORDER, PLANS_NO_NOTES ->
                message(exchange, request, planning(request, mode), "end_turn");
            case OBJECTING -> secondReading(exchange, request, judging(request, "unsupported"), "end_turn");
            case JUDGES_OTHER_TEXTS ->
                secondReading(
                        exchange,
                        request,
                        "{\"texts\": [{\"text\": 0, \"verdict\": \"unsupported\"}, {\"text\": 4711, \"verdict\": \"supported\"}]}",
                        "end_turn");
            case MAX_TOKENS_IN_SECOND_READING -> {
                String whole = judging(request, "supported");
                secondReading(exchange, request, whole.substring(0, whole.length() / 2), "max_tokens");
            }
            case HANG_AT_SECOND_READING -> {
                if (isSecondReading(request)) {
                    hang(exchange);
                } else {
                    message(exchange, request, good(request), "end_turn");
                }
            }
            case MAX_TOKENS_IN_NOTES -> brokenOff(exchange, request);
            case OBEDIENT -> message(exchange, request, obeying(request), "end_turn");
            case INVENTIVE -> message(exchange, request, inventing(request), "end_turn");
            case BUSY_AT_FIRST -> busyAtFirst(exchange, request, number);
            case RATE_LIMITED -> limited(exchange, "This request would exceed your organization's rate limit", "1");
            case SPENDING_LIMIT ->
                limited(
                        exchange,
                        "You have reached your specified API usage limits. You will regain access on 2026-12-01 at 00:00 UTC.",
                        "518400");
            case OVERLOADED -> error(exchange, 529, "overloaded_error", "Overloaded");
            case SERVER_ERROR -> error(exchange, 500, "api_error", "Internal server error");
            case BAD_REQUEST -> error(exchange, 400, "invalid_request_error", "max_tokens: too large");
            case UNAUTHORISED -> error(exchange, 401, "authentication_error", "invalid x-api-key");
            case HANG -> hang(exchange);
            case HANG_AT_NOTES -> hangAtNotes(exchange, request);
            case INVALID_JSON ->
                message(exchange, request, "Certainly! Here are your notes: {\"notes\": [", "end_turn");
            case INVALID_AT_FIRST ->
                message(exchange, request, number == 1 ? "Sure, here you are:" : good(request), "end_turn");
            case OTHER_JSON -> message(exchange, request, "{\"answer\": 42}", "end_turn");
            case REFUSAL -> message(exchange, request, "", "refusal");
            case MAX_TOKENS -> message(exchange, request, "{\"notes\": [{\"page\": 1, \"no", "max_tokens");
            case HUGE -> message(exchange, request, "a".repeat(1_000_000), "end_turn");
            case EMPTY -> message(exchange, request, "", "end_turn");
            case GARBAGE -> send(exchange, 200, "<html>Bad gateway</html>");
            case REPLAY -> replay(exchange, request);
        }
    }

    private void busyAtFirst(HttpExchange exchange, JsonNode request, int number) throws IOException {
        if (number <= 2) {
            limited(exchange, "This request would exceed your organization's rate limit", "1");
        } else {
            message(exchange, request, good(request), "end_turn");
        }
    }

    private void hangAtNotes(HttpExchange exchange, JsonNode request) throws IOException {
        if (asksForNotes(request)) {
            hang(exchange);
        } else {
            message(exchange, request, good(request), "end_turn");
        }
    }

    private void brokenOff(HttpExchange exchange, JsonNode request) throws IOException {
        String whole = good(request);
        if (asksForNotes(request)) {
            message(exchange, request, whole.substring(0, whole.length() * 2 / 3), "max_tokens");
        } else {
            message(exchange, request, whole, "end_turn");
        }
    }

    private static boolean isSecondReading(JsonNode request) {
        return schema(request).has("texts");
    }

    /** Answers the second reading so, and all else well. */
    private void secondReading(HttpExchange exchange, JsonNode request, String answer, String stop) throws IOException {
        boolean second = isSecondReading(request);
        message(exchange, request, second ? answer : good(request), second ? stop : "end_turn");
    }

    /** One verdict on each text. */
    private static String judging(JsonNode request, String verdict) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode texts = answer.putArray("texts");
        Matcher text = TEXT.matcher(text(request));
        while (text.find()) {
            texts.addObject().put("text", Integer.parseInt(text.group(1))).put("verdict", verdict);
        }
        return answer.toString();
    }

    /** A question goes by its text without the random marker, so that it is found again. */
    private void replay(HttpExchange exchange, JsonNode request) throws IOException {
        String system = request.path("system").path(0).path("text").asText();
        String question = RANDOM.matcher(system + "\n\n" + text(request) + "\n\n"
                        + schema(request).toPrettyString())
                .replaceAll("MARKER");
        String name = UUID.nameUUIDFromBytes(question.getBytes(StandardCharsets.UTF_8))
                .toString();
        Path answer = folder.resolve(name + ".answer.json");
        if (Files.exists(answer)) {
            message(exchange, request, Files.readString(answer), "end_turn");
        } else {
            Files.writeString(folder.resolve(name + ".question.txt"), question);
            message(exchange, request, "", "refusal");
        }
    }

    private static void hang(HttpExchange exchange) throws IOException {
        try {
            TimeUnit.SECONDS.sleep(90);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    /** The text of each page by its number. */
    private static Map<Integer, String> pages(JsonNode request) {
        String text = text(request);
        Map<Integer, String> pages = new LinkedHashMap<>();
        Matcher page = PAGE.matcher(text);
        int number = 0;
        int start = 0;
        while (page.find()) {
            if (number > 0) {
                pages.put(number, text.substring(start, page.start()));
            }
            number = Integer.parseInt(page.group(2));
            start = page.end();
        }
        if (number > 0) {
            pages.put(number, text.substring(start).replaceFirst("(?s)\\n[0-9a-f]{32} (?:end|questions)\\n?.*", ""));
        }
        return pages;
    }

    /** All that the request says for the user, as one text. */
    public static String text(JsonNode request) {
        JsonNode content = request.path("messages").path(0).path("content");
        return content.isTextual()
                ? content.asText()
                : content.findValues("text").stream().map(JsonNode::asText).collect(Collectors.joining("\n"));
    }

    private static boolean asksForNotes(JsonNode request) {
        return text(request).contains("Write notes for these pages");
    }

    private static JsonNode schema(JsonNode request) {
        return request.path("output_config").path("format").path("schema").path("properties");
    }

    private static final Pattern LINK = Pattern.compile("(?m)^link (\\d+): ");
    private static final Pattern QUESTION = Pattern.compile("(?m)^(\\d+)\\. (.*)$");

    private static boolean isAgentTest(JsonNode request) {
        return schema(request).has("answers") || schema(request).has("verdicts");
    }

    /**
     * A good assistant opens the first two links for each odd question and finds nothing about the even ones; its second reading quotes
     * a sentence of a page.
     */
    private static String agentTest(JsonNode request) {
        return schema(request).has("answers") ? linksToOpen(request) : verdicts(request, AnthropicStandIn::sentence);
    }

    private static String linksToOpen(JsonNode request) {
        List<Integer> links = LINK.matcher(text(request))
                .results()
                .map(link -> Integer.parseInt(link.group(1)))
                .limit(2)
                .toList();
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode answers = answer.putArray("answers");
        questions(request).forEach((number, question) -> {
            ArrayNode pages = answers.addObject()
                    .put("question", number)
                    .putNull("answer")
                    .putArray("pages");
            if (number % 2 == 1) {
                links.forEach(pages::add);
            }
        });
        return answer.toString();
    }

    private static String verdicts(JsonNode request, Writer writer) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode verdicts = answer.putArray("verdicts");
        Map<Integer, String> pages = pages(request);
        int page = pages.keySet().stream().skip(1).findFirst().orElse(0);
        String sentence = writer.write(pages.getOrDefault(page, ""));
        questions(request).forEach((number, question) -> {
            ObjectNode verdict = verdicts.addObject().put("question", number);
            if (number % 2 == 1) {
                verdict.put("verdict", "answered").put("answer", sentence).putNull("add");
                verdict.putArray("from").addObject().put("page", page).put("quote", sentence);
            } else {
                verdict.put("verdict", "missing").putNull("answer").put("add", "Say who runs it.");
                verdict.putArray("from");
            }
        });
        return answer.toString();
    }

    private static Map<Integer, String> questions(JsonNode request) {
        Map<Integer, String> questions = new LinkedHashMap<>();
        QUESTION.matcher(text(request))
                .results()
                .forEach(question -> questions.put(Integer.parseInt(question.group(1)), question.group(2)));
        return questions;
    }

    /** The fields of the profile. */
    private static JsonNode profileSchema(JsonNode request) {
        return schema(request).path("profile").path("anyOf").path(0).path("properties");
    }

    private static String asProfile(ObjectNode profile) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("profile", profile);
        return answer.putNull("notes").toString();
    }

    private static String good(JsonNode request) {
        if (isAgentTest(request)) {
            return agentTest(request);
        }
        if (schema(request).has("clear")) {
            return JSON.createObjectNode()
                    .put("clear", "The summary says what the organisation does and where.")
                    .put("useful", "The sections lead to help, to giving and to the people behind it.")
                    .put("helps", "People who look for help, and those who would give it.")
                    .<ObjectNode>set("contradictions", JSON.createArrayNode())
                    .<ObjectNode>set("suggestions", JSON.createArrayNode().add("Say in the notes who can be helped."))
                    .toString();
        }
        if (isSecondReading(request)) {
            return judging(request, "supported");
        }
        if (asksForAPlan(request)) {
            return plan(request).toString();
        }
        return asksForNotes(request)
                ? notes(pages(request), text -> sentence(text).replaceFirst("[.!?]+$", ""))
                : profile(request, pages(request));
    }

    private static boolean asksForAPlan(JsonNode request) {
        return schema(request).has("sections");
    }

    /** The file as it is, with better notes for each page. */
    private static ObjectNode plan(JsonNode request) {
        ObjectNode plan = JSON.createObjectNode();
        String kind = text(request).replaceFirst("(?s).*?Kind of site: ([^.]*)\\..*", "$1");
        plan.put("template", kind.toLowerCase(Locale.ROOT).replace(' ', '_'));
        ArrayNode sections = plan.putArray("sections");
        ArrayNode pages = plan.putArray("pages");
        Set<String> titles = new LinkedHashSet<>();
        Matcher page = PLANNED.matcher(text(request));
        while (page.find()) {
            boolean kept = page.group("place").equals("keep");
            pages.addObject()
                    .put("page", Integer.parseInt(page.group("number")))
                    .put("section", kept ? page.group("section") : null)
                    .put("name", page.group("name"))
                    .put("place", page.group("place"))
                    .put("note", "rewrite");
            if (kept) {
                titles.add(page.group("section"));
            }
        }
        titles.forEach(sections::add);
        return plan;
    }

    private static String planning(JsonNode request, Mode mode) {
        if (!asksForAPlan(request)) {
            return good(request);
        }
        ObjectNode plan = plan(request);
        ArrayNode pages = (ArrayNode) plan.get("pages");
        ArrayNode sections = (ArrayNode) plan.get("sections");
        switch (mode) {
            case PLANS_A_STRANGER -> pages.add(((ObjectNode) pages.get(0).deepCopy()).put("page", 999));
            case PLANS_ONE_PAGE ->
                pages.forEach(page -> ((ObjectNode) page).put("place", page == pages.get(0) ? "keep" : "leave_out"));
            case PLANS_INVENTED_NAMES -> rename(pages, sections, "Atlantis", "Unicorn parade");
            case PLANS_NO_NOTES -> pages.forEach(page -> ((ObjectNode) page).put("note", "keep"));
            default -> {
                List<JsonNode> turned = new ArrayList<>();
                pages.forEach(page -> turned.add(0, page));
                pages.removeAll().addAll(turned);
            }
        }
        return plan.toString();
    }

    private static void rename(ArrayNode pages, ArrayNode sections, String title, String name) {
        pages.forEach(page -> {
            ObjectNode planned = (ObjectNode) page;
            planned.put("name", name + " " + planned.get("page"));
            if (planned.get("section").asText().equals(sections.get(0).asText())) {
                planned.put("section", title);
            }
        });
        sections.set(0, title);
    }

    /** The last sentence of a page that is fit for notes: what an editor might choose. */
    private static String sentence(String text) {
        return text.lines()
                .flatMap(line -> Stream.of(line.split("(?<=[.!?])\\s+")))
                .map(String::strip)
                .filter(line -> line.length() <= 110 && line.matches("[A-Z].{30,}[a-z.]"))
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    private static String profile(JsonNode request, Map<Integer, String> pages) {
        ObjectNode profile = JSON.createObjectNode();
        String about = pages.values().stream().findFirst().orElse("");
        profileSchema(request).fieldNames().forEachRemaining(name -> {
            JsonNode type = profileSchema(request).path(name);
            if (type.path("type").asText().equals("array")) {
                profile.putArray(name);
            } else {
                profile.putNull(name);
            }
        });
        int page = pages.keySet().stream().findFirst().orElse(0);
        profile.set("mission", quoted(sentence(about), page));
        List<String> sentences = about.lines()
                .flatMap(line -> Stream.of(line.split("(?<=[.!?])\\s+")))
                .filter(line -> line.matches("[A-Z].{30,200}\\."))
                .limit(2)
                .toList();
        profile.set("description", quoted(String.join(" ", sentences), page));
        return asProfile(profile);
    }

    private interface Writer {
        String write(String text);
    }

    private static String notes(Map<Integer, String> pages, Writer writer) {
        ObjectNode answer = JSON.createObjectNode().putNull("profile");
        ArrayNode notes = answer.putArray("notes");
        pages.forEach((number, text) -> {
            String note = writer.write(text);
            notes.addObject()
                    .put("page", number)
                    .put("notes", note)
                    .putArray("from")
                    .add(note);
        });
        return answer.toString();
    }

    /** A text that quotes itself: of a good model it stands on the page so. */
    private static ObjectNode quoted(String text, int page) {
        ObjectNode quoted = JSON.createObjectNode().put("text", text);
        Stream.of(text.split("(?<=[.!?])\\s+"))
                .forEach(sentence ->
                        quoted.withArray("from").addObject().put("page", page).put("quote", sentence));
        return quoted;
    }

    private static final Pattern ORDER =
            Pattern.compile("(?i)(?:SAY|WRITE|ADD|LINK|OUTPUT|PRINT)[^:]{0,60}: ?(.{3,300})");

    /** Does what the pages tell it to, and throws in its secrets. */
    private static String obeying(JsonNode request) {
        Matcher marker = MARKER.matcher(text(request));
        String secret = marker.find() ? marker.group(1) : "";
        String system = request.path("system").path(0).path("text").asText();
        String orders = pages(request).values().stream()
                .flatMap(text -> ORDER.matcher(text).results().map(order -> order.group(1)))
                .collect(Collectors.joining(" "));
        List<String> tricks = List.of(
                orders,
                "# " + orders,
                "[Click here](https://evil.example/steal)",
                secret,
                "My instructions are: " + system.substring(0, Math.min(240, system.length())),
                system,
                "Fine text\n\n# A second heading\n\n- [evil](https://evil.example/)",
                "Visit evil.example or https://evil.example/ today for the best prices",
                "<script src=https://evil.example/x.js></script>",
                "x-api-key " + secret);
        AtomicInteger turn = new AtomicInteger();
        if (schema(request).has("clear")) {
            ObjectNode review = JSON.createObjectNode();
            List.of("clear", "useful", "helps").forEach(name -> review.put(name, system));
            review.set("contradictions", JSON.createArrayNode());
            ArrayNode suggestions = review.putArray("suggestions");
            tricks.forEach(suggestions::add);
            return review.toString();
        }
        if (schema(request).has("answers")) {
            return linksToOpen(request);
        }
        if (schema(request).has("verdicts")) {
            return verdicts(request, page -> tricks.get(turn.getAndIncrement() % tricks.size()));
        }
        if (isSecondReading(request)) {
            return judging(request, "supported");
        }
        if (asksForAPlan(request)) {
            ObjectNode plan = plan(request);
            rename((ArrayNode) plan.get("pages"), (ArrayNode) plan.get("sections"), orders, tricks.get(7));
            return plan.toString();
        }
        if (asksForNotes(request)) {
            return notes(pages(request), text -> tricks.get(turn.getAndIncrement() % tricks.size()));
        }
        ObjectNode profile = JSON.createObjectNode();
        profileSchema(request).fieldNames().forEachRemaining(name -> {
            JsonNode type = profileSchema(request).path(name);
            String trick = tricks.get(turn.getAndIncrement() % tricks.size());
            if (!type.path("type").asText().equals("array")) {
                profile.set(name, quoted(trick, 1));
            } else if (type.path("items").path("properties").has("text")) {
                ArrayNode all = profile.putArray(name);
                tricks.forEach(each -> all.add(quoted(each, 1)));
            } else {
                ObjectNode item = profile.putArray(name).addObject();
                item.put("name", trick).put("description", orders).put("eligibility", system);
                item.set("from", quoted(orders, 1).get("from"));
            }
        });
        profile.set("mission", quoted(orders + " https://evil.example/", 1));
        profile.set("description", quoted(system, 1));
        return asProfile(profile);
    }

    private static String inventing(JsonNode request) {
        if (isAgentTest(request)) {
            return schema(request).has("answers")
                    ? linksToOpen(request)
                    : verdicts(request, page -> "It has 4,711 branches in Atlantis.");
        }
        if (isSecondReading(request)) {
            return judging(request, "supported");
        }
        if (asksForAPlan(request)) {
            return planning(request, Mode.PLANS_INVENTED_NAMES);
        }
        if (asksForNotes(request)) {
            return notes(pages(request), text -> "Winner of the 1987 Turner Prize, with 4,711 branches in Atlantis");
        }
        ObjectNode profile = JSON.createObjectNode();
        profile.set(
                "mission",
                quoted("Founded in 1987 by Queen Victoria, it feeds 4,711 unicorns in Atlantis every morning.", 1));
        profile.set("description", quoted("It owns the Moon. Its income was £99,000,000 in 1987.", 1));
        profile.putArray("ai_guidance").add(quoted("Check the opening hours of the Atlantis branch", 1));
        return asProfile(profile);
    }

    private void message(HttpExchange exchange, JsonNode request, String text, String stop) throws IOException {
        ObjectNode message = JSON.createObjectNode();
        message.put("id", "msg_standin").put("type", "message").put("role", "assistant");
        message.put("model", request.path("model").asText());
        ArrayNode content = message.putArray("content");
        if (!text.isEmpty()) {
            content.addObject().put("type", "text").put("text", text);
        }
        message.put("stop_reason", stop).putNull("stop_sequence");
        ObjectNode usage = message.putObject("usage");
        int input = request.toString().length() / CHARACTERS_A_TOKEN;
        int kept = kept(request).length() / CHARACTERS_A_TOKEN;
        boolean known = kept >= LEAST_KEPT && !cached.add(kept(request));
        usage.put("input_tokens", kept < LEAST_KEPT ? input : input - kept);
        usage.put("output_tokens", Math.min(request.path("max_tokens").asInt(), 1 + text.length() / 4));
        usage.put("cache_creation_input_tokens", kept < LEAST_KEPT || known ? 0 : kept);
        usage.put("cache_read_input_tokens", known ? kept : 0);
        usages.add(usage);
        send(exchange, 200, message.toString());
    }

    /** What is kept for the next questions: all up to the last mark, of questions of the same schema. */
    private static String kept(JsonNode request) {
        String all = request.path("model").asText() + request.path("output_config") + request.path("system");
        for (JsonNode block : request.path("messages").path(0).path("content")) {
            if (block.has("cache_control")) {
                return all + block.path("text").asText();
            }
        }
        return all;
    }

    private static void limited(HttpExchange exchange, String words, String seconds) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", seconds);
        error(exchange, 429, "rate_limit_error", words);
    }

    private static void error(HttpExchange exchange, int status, String type, String words) throws IOException {
        ObjectNode error = JSON.createObjectNode();
        error.put("type", "error");
        error.putObject("error").put("type", type).put("message", words);
        error.put("request_id", "req_standin");
        send(exchange, status, error.toString());
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("request-id", "req_standin");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
