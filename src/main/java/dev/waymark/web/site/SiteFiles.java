package dev.waymark.web.site;

import dev.waymark.web.PublicUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What Waymark's own site offers to programs: its llms.txt, its robots.txt and its sitemap. */
@ApplicationScoped
@Path("/{file: llms[.]txt|robots[.]txt|sitemap[.]xml}")
public class SiteFiles {

    @Inject
    private PublicUrl publicUrl;

    @GET
    public Response show(@PathParam("file") String name) throws IOException {
        try (InputStream file = SiteFiles.class.getResourceAsStream("/own/" + name)) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Response.ok(text.replace("{site}", publicUrl.at("")))
                    .type(name.endsWith(".xml") ? "application/xml;charset=UTF-8" : "text/plain;charset=UTF-8")
                    .header("Cache-Control", "public, max-age=600")
                    .build();
        }
    }
}
