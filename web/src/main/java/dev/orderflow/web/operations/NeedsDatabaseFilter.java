package dev.orderflow.web.operations;

import dev.orderflow.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Does what {@link NeedsDatabase} promises. */
@Provider
@NeedsDatabase
@ApplicationScoped
public class NeedsDatabaseFilter implements ContainerRequestFilter {

    @Inject
    Database database;

    @Override
    public void filter(ContainerRequestContext request) {
        database.mustBeReady();
    }
}
