package dev.waymark.result;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Waymark wrote for websites of our own making, to show before anybody has submitted anything. */
@Path("/example")
@ApplicationScoped
public class Example {

    /** The folders of the golden sites whose files are shown, each of another sector. */
    private static final List<String> SITES =
            List.of("council", "funder", "bilingual", "startup", "documentation", "oldtables");

    private String text;
    private Preview preview;
    private Map<String, String> files;
    private List<Sample> samples;

    /**
     * One of the files in a line.
     *
     * @param site by which its file is found, and what its sector is called: {@code home.sample.site}
     * @param links how many it has
     */
    public record Sample(String site, String name, String summary, int links) {

        static Sample of(String site, String file) {
            Preview preview = Preview.of(file);
            return new Sample(site, preview.name(), preview.summary(), preview.links());
        }
    }

    @PostConstruct
    void read() {
        text = read("/example/llms.txt");
        preview = Preview.of(text).withoutLinks();
        files = new LinkedHashMap<>();
        SITES.forEach(site -> files.put(site, read("/example/" + site + "/llms.txt")));
        samples = files.entrySet().stream()
                .map(file -> Sample.of(file.getKey(), file.getValue()))
                .toList();
    }

    private static String read(String resource) {
        try (InputStream file = Example.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the examples are part of the application", e);
        }
    }

    /** Without its links: the website is made up, and nothing is there to follow. */
    public Preview preview() {
        return preview;
    }

    /** One for each sort of website. */
    public List<Sample> samples() {
        return samples;
    }

    /** The whole file. */
    @GET
    @Path("/llms.txt")
    public Response llmsTxt() {
        return file(text);
    }

    @GET
    @Path("/{file}/llms.txt")
    public Response llmsTxt(@PathParam("file") String site) {
        String file = files.get(site);
        if (file == null) {
            throw new NotFoundException();
        }
        return file(file);
    }

    private static Response file(String text) {
        return Response.ok(text, "text/plain;charset=UTF-8").build();
    }
}
