package dev.orderflow.identity.jdbc;

import dev.orderflow.database.Schema;
import dev.orderflow.database.Statements;
import dev.orderflow.identity.UsersOfSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The schema {@code identity}, with the users that the settings name. */
@ApplicationScoped
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

    @Override
    protected void complete() {
        usersOfSettings.make();
        if (statements.query("select 1 from identity.app_user limit 1", row -> row.getInt(1)).isEmpty()) {
            LOG.log(Level.WARNING,
                    "There is no user: every call is answered with 401. Start once with ORDERFLOW_OPERATOR_USER and _PASSWORD.");
        }
    }
}
