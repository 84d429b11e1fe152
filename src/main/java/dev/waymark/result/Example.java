package dev.waymark.result;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What Waymark wrote for a website of our own making, to show before anybody has submitted anything. */
@Path("/example")
@ApplicationScoped
public class Example {

    private String text;
    private Preview preview;

    @PostConstruct
    void read() {
        try (InputStream file = Example.class.getResourceAsStream("/example/llms.txt")) {
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the example is part of the application", e);
        }
        preview = Preview.of(text);
    }

    public Preview preview() {
        return preview;
    }

    /** The whole file. */
    @GET
    @Path("/llms.txt")
    public Response llmsTxt() {
        return Response.ok(text, "text/plain;charset=UTF-8").build();
    }
}
