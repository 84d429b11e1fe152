package dev.waymark.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/**
 * JAX-RS at the root: pages and API are resources alike.
 *
 * <p>Redirects name a path alone. JAX-RS would make it absolute from the Host field and the scheme of the connection, of which a
 * visitor may forge the one and a proxy in front hide the other (RFC 9110, section 10.2.2, allows a path).
 */
@ApplicationPath("/")
public class WaymarkApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.server.headers.location.relative.resolution.disabled",
                true,
                // Otherwise OPTIONS describes the resources in WADL, the server's version included.
                "jersey.config.server.wadl.disableWadl",
                true,
                // Forms with a file in them; the server has the reader and does not switch it on by itself.
                "jersey.config.server.provider.classnames",
                "org.glassfish.jersey.media.multipart.MultiPartFeature");
    }
}
