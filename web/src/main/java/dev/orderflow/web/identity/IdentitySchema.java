package dev.orderflow.web.identity;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema {@code identity} to the version of this module, then makes the users that the settings name. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN) // Flyway commits by itself
public class IdentitySchema {

    @Inject
    UsersOfSettings usersOfSettings;

    @PostConstruct
    void migrate() {
        Flyway.configure(IdentitySchema.class.getClassLoader())
                .dataSource(database())
                .schemas("identity")
                .locations("classpath:db/migration/identity")
                .connectRetries(60)
                .connectRetriesInterval(5)
                .load()
                .migrate();
        usersOfSettings.make();
    }

    private static DataSource database() {
        try {
            return InitialContext.doLookup("jdbc/orderflow");
        } catch (NamingException e) {
            throw new IllegalStateException("The server has no data source \"jdbc/orderflow\".", e);
        }
    }
}
