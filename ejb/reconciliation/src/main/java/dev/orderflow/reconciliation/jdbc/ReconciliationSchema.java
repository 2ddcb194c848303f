package dev.orderflow.reconciliation.jdbc;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema {@code reconciliation} to the version of this module before anything else here starts. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // Flyway commits by itself
public class ReconciliationSchema {

    @PostConstruct
    void migrate() {
        Flyway.configure(ReconciliationSchema.class.getClassLoader())
                .dataSource(database())
                .schemas("reconciliation")
                .locations("classpath:db/migration/reconciliation")
                .connectRetries(60)
                .connectRetriesInterval(5)
                .load()
                .migrate();
    }

    private static DataSource database() {
        try {
            return InitialContext.doLookup("jdbc/orderflow");
        } catch (NamingException e) {
            throw new IllegalStateException("The server has no data source \"jdbc/orderflow\".", e);
        }
    }
}
