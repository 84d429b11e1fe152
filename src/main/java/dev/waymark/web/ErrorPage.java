package dev.waymark.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** Answers what fails outside JAX-RS, such as a request for a missing static file. */
@ApplicationScoped
@Path("/error")
public class ErrorPage {

    @Inject
    private Errors errors;

    @GET
    public Response show(@Context HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return errors.toResponse(new WebApplicationException(status instanceof Integer code ? code : 404));
    }
}
