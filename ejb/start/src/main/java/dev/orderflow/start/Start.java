package dev.orderflow.start;

import dev.orderflow.database.Database;
import dev.orderflow.database.Migrator;
import dev.orderflow.database.Schema;
import dev.orderflow.settings.Starting;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Starts the application. What fails here, fails the deployment. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN) // Flyway commits by itself
public class Start {

    @Inject
    Event<Starting> starting;

    @Inject
    @Any
    Instance<Schema> schemas;

    @Inject
    Migrator migrator;

    @Inject
    Database database;

    @Inject
    Started started;

    @PostConstruct
    void begin() {
        starting.fire(new Starting());
        migrator.begin(schemas);
        // Last: had anything failed here, nobody would be told to wait no longer.
        database.awaitsStart(started::isSo);
    }

    @PreDestroy
    void end() {
        migrator.end();
        database.awaitsStartNoLonger();
    }
}
