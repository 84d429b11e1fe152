package dev.waymark.web.site;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Gives style sheets, scripts and webjars to the container's own file servlet; JAX-RS at the root would swallow them. */
@WebListener
public class StaticFiles implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getServletRegistration("default").addMapping("/webjars/*", "/assets/*");
    }
}
