package dev.orderflow.identity.jdbc;

import dev.orderflow.database.Schema;
import dev.orderflow.database.Statements;
import dev.orderflow.identity.UsersOfSettings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The schema {@code identity}, with the users that the settings name. */
@Singleton
@Startup
@LocalBean
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN) // Flyway commits by itself
public class IdentitySchema extends Schema {

    private static final Logger LOG = System.getLogger(IdentitySchema.class.getPackageName());

    @Inject
    UsersOfSettings usersOfSettings;

    @Inject
    Statements statements;

    /** It has the scripts of this module. */
    public IdentitySchema() {
        super("identity");
    }

    /** A wrong setting fails the deployment, also while the users cannot be made for want of a database. */
    @PostConstruct
    void check() {
        usersOfSettings.check();
    }

    @Override
    protected void complete() {
        usersOfSettings.make();
        if (statements.query("select 1 from identity.app_user limit 1", row -> row.getInt(1)).isEmpty()) {
            LOG.log(Level.WARNING, "There is no user: every call is answered with 401. Start once with ORDERFLOW_OPERATOR_USER and _PASSWORD.");
        }
    }
}
